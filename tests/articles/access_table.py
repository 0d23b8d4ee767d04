"""What each role meets at each address of the desk. `test_access_table.py` walks all of them and knows no other law.

A new address needs a line, or the build fails; if in doubt, `-` for everybody. The columns:

address   the name of the URL pattern, or its route when it has none
about     the arguments, separated by "/", and the query: `{article}/uk/submit`, `?ids={photo}`; "." for none.
          What hangs on an article ({article}, {edition}, {transition}, {emergency}) is tried with one's own, another's and one that
          is limited to others: the limited one must answer as a number that never existed, except to the archivist,
          who reads it.

-         403, whatever is sent
404       the page does not exist for this role
read      GET shows it; POST is refused or writes nothing
change    GET shows it; POST is taken
make      POST only
mine      change, where the text is one's own; - where it is another's
go        leads elsewhere
own       one's own account, whoever it is: it answers according to its own factors and sessions

Strangers without a login meet the login page everywhere, except where STRANGERS says otherwise.
"""

# ruff: noqa: E501
# fmt: off
TABLE = """
address                               about                      nobody writer translator photo  reviewer publisher duty   archivist administrator

desk                                  .                          read   read   read       read   read     read      read   read      read
admin:index                           .                          read   read   read       read   read     read      read   read      read
admin:login                           .                          own    own    own        own    own      own       own    own       own
admin:logout                          .                          own    own    own        own    own      own       own    own       own
admin:password_change                 .                          own    own    own        own    own      own       own    own       own
admin:password_change_done            .                          read   read   read       read   read     read      read   read      read
admin:jsi18n                          .                          read   read   read       read   read     read      read   read      read
admin:autocomplete                    ?app_label=articles&model_name=edition&field_name=article  - read read read read read read read -
admin:autocomplete                    ?app_label=articles&model_name=mention&field_name=official - read read read read read read read -
admin:view_on_site                    {article_type}/{article}   404    404    404        404    404      404       404    404       404
admin:app_list                        articles                   404    read   read       read   read     read      read   read      404
admin:app_list                        media                      404    read   read       read   read     read      read   read      read
admin:app_list                        auth                       404    404    404        404    404      404       404    404       read
admin/(?P<url>.*)$                    nothing/                   404    404    404        404    404      404       404    404       404
set_language                          .                          go     go     go         go     go       go        go     go        go

account_login                         .                          own    own    own        own    own      own       own    own       own
account_logout                        .                          own    own    own        own    own      own       own    own       own
account_change_password               .                          own    own    own        own    own      own       own    own       own
account_reauthenticate                .                          own    own    own        own    own      own       own    own       own
usersessions_list                     .                          own    own    own        own    own      own       own    own       own
mfa_index                             .                          own    own    own        own    own      own       own    own       own
mfa_authenticate                      .                          own    own    own        own    own      own       own    own       own
mfa_reauthenticate                    .                          own    own    own        own    own      own       own    own       own
mfa_activate_totp                     .                          own    own    own        own    own      own       own    own       own
mfa_deactivate_totp                   .                          own    own    own        own    own      own       own    own       own
mfa_view_recovery_codes               .                          own    own    own        own    own      own       own    own       own
mfa_generate_recovery_codes           .                          own    own    own        own    own      own       own    own       own
mfa_download_recovery_codes           .                          own    own    own        own    own      own       own    own       own
mfa_list_webauthn                     .                          own    own    own        own    own      own       own    own       own
mfa_add_webauthn                      .                          own    own    own        own    own      own       own    own       own
mfa_reauthenticate_webauthn           .                          own    own    own        own    own      own       own    own       own
mfa_login_webauthn                    .                          own    own    own        own    own      own       own    own       own
mfa_edit_webauthn                     {never}                    own    own    own        own    own      own       own    own       own
mfa_remove_webauthn                   {never}                    own    own    own        own    own      own       own    own       own
signin_stay                           .                          read   read   read       read   read     read      read   read      read
signin_person                         {person}                   -      -      -          -      -        -         -      -         change

admin:articles_article_changelist     .                          -      read   read       read   read     read      read   read      -
admin:articles_article_add            .                          -      change -          -      change   change    change -         -
admin:articles_article_change         {article}                  -      change change     read   change   change    change read      -
admin:articles_article_history        {article}                  -      read   read       read   read     read      read   read      -
admin:articles_article_delete         {article}                  -      -      -          -      -        -         -      -         -
admin:articles_article_pick           officials                  -      read   read       read   read     read      read   read      -
admin:articles_article_pick           photos                     -      read   read       read   read     read      read   read      -
admin:articles_article_pick           galleries                  -      read   read       read   read     read      read   read      -
admin:articles_article_move           {article}/uk/submit        -      change -          -      change   change    change -         -
admin:articles_article_move           {article}/en/submit        -      change change     -      change   change    change -         -
admin:articles_article_move           {article}/uk/return        -      -      -          -      change   -         -      -         -
admin:articles_article_move           {article}/uk/approve       -      -      -          -      change   -         -      -         -
admin:articles_article_move           {article}/uk/publish       -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/emergency     -      -      -          -      -        -         change -         -
admin:articles_article_move           {article}/uk/schedule      -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/unschedule    -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/correct       -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/minor         -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/withdraw      -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/hold          -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/take_down     -      -      -          -      -        change    change -         -
admin:articles_article_move           {article}/uk/restore       -      -      -          -      -        change    change -         -
admin:articles_article_emergencies    .                          -      read   read       read   read     read      read   read      -
admin:articles_article_verdict        {emergency}                -      -      -          -      change   -         -      -         -
admin:articles_article_draft          {article}                  -      own    own        -      own      own       own    -         -
admin:articles_article_presence       {article}                  -      make   make       -      make     make      make   -         -
admin:articles_article_mentions       {article}                  -      make   -          -      make     make      make   -         -
admin:articles_article_compare        {article}?from=v1&to=now   -      read   read       read   read     read      read   read      -
admin:articles_article_take           {article}/v1               -      change change     -      change   change    change -         -
admin:articles_article_queue          .                          -      read   read       read   read     read      read   read      -
admin:articles_article_preview        {article}/uk               -      read   read       read   read     read      read   read      -
admin:articles_article_preview_page   {article}/uk               -      read   read       read   read     read      read   read      -
admin:articles_article_share          {article}/uk               -      -      -          -      change   change    change -         -
admin:articles_article_assign         {article}/uk               -      mine   -          -      change   change    change -         -
admin:articles_article_translate      {article}/en               -      change change     read   change   change    change read      -

admin:articles_edition_changelist     .                          -      read   read       read   read     read      read   read      -
admin:articles_edition_add            .                          -      -      -          -      -        -         -      -         -
admin:articles_edition_change         {edition}                  -      read   read       read   read     read      read   read      -
admin:articles_edition_history        {edition}                  -      read   read       read   read     read      read   read      -
admin:articles_edition_delete         {edition}                  -      -      -          -      -        -         -      -         -
admin:articles_transition_changelist  .                          -      read   read       read   read     read      read   read      -
admin:articles_transition_add         .                          -      -      -          -      -        -         -      -         -
admin:articles_transition_change      {transition}               -      read   read       read   read     read      read   read      -
admin:articles_transition_history     {transition}               -      read   read       read   read     read      read   read      -
admin:articles_transition_delete      {transition}               -      -      -          -      -        -         -      -         -

admin:articles_banner_changelist      .                          -      read   read       read   read     read      read   read      -
admin:articles_banner_add             .                          -      -      -          -      -        change    change -         -
admin:articles_banner_change          {banner}                   -      read   read       read   read     change    change read      -
admin:articles_banner_history         {banner}                   -      read   read       read   read     read      read   read      -
admin:articles_banner_delete          {banner}                   -      -      -          -      -        -         -      -         -

admin:articles_official_changelist    .                          -      read   read       read   read     read      read   read      -
admin:articles_official_add           .                          -      -      -          -      change   -         -      -         -
admin:articles_official_change        {official}                 -      read   read       read   change   read      read   read      -
admin:articles_official_history       {official}                 -      read   read       read   read     read      read   read      -
admin:articles_official_delete        {official}                 -      -      -          -      -        -         -      -         -
admin:articles_position_changelist    .                          -      read   read       read   read     read      read   read      -
admin:articles_position_add           .                          -      -      -          -      change   -         -      -         -
admin:articles_position_change        {position}                 -      read   read       read   change   read      read   read      -
admin:articles_position_history       {position}                 -      read   read       read   read     read      read   read      -
admin:articles_position_delete        {position}                 -      -      -          -      -        -         -      -         -
admin:articles_official_holders       .                          -      read   read       read   read     read      read   read      -
admin:articles_official_reshuffle     .                          -      -      -          -      change   -         -      -         -
admin:articles_official_merge         .                          -      -      -          -      change   -         -      -         -
admin:articles_official_take_back     {never}                    -      -      -          -      404      -         -      -         -
admin:articles_organisation_changelist .                         -      read   read       read   read     read      read   read      -
admin:articles_organisation_add       .                          -      -      -          -      change   -         -      -         -
admin:articles_organisation_change    {organisation}             -      read   read       read   change   read      read   read      -
admin:articles_organisation_history   {organisation}             -      read   read       read   read     read      read   read      -
admin:articles_organisation_delete    {organisation}             -      -      -          -      -        -         -      -         -
admin:articles_synonym_changelist     .                          -      read   read       read   read     read      read   read      -
admin:articles_synonym_add            .                          -      -      -          -      change   -         -      -         -
admin:articles_synonym_change         {synonym}                  -      read   read       read   change   read      read   read      -
admin:articles_synonym_history        {synonym}                  -      read   read       read   read     read      read   read      -
admin:articles_synonym_delete         {synonym}                  -      -      -          -      change   -         -      -         -
admin:articles_tag_changelist         .                          -      read   read       read   read     read      read   read      -
admin:articles_tag_add                .                          -      -      -          -      change   -         -      -         -
admin:articles_tag_change             {tag}                      -      read   read       read   change   read      read   read      -
admin:articles_tag_history            {tag}                      -      read   read       read   read     read      read   read      -
admin:articles_tag_delete             {tag}                      -      -      -          -      -        -         -      -         -

media:preview                         {photo}/{file}             404    read   read       read   read     read      read   read      404
admin:media_photo_changelist          .                          -      read   read       read   read     read      read   read      -
admin:media_photo_add                 .                          -      change -          change change   change    change -         -
admin:media_photo_change              {photo}                    -      change read       change change   change    change read      -
admin:media_photo_history             {photo}                    -      read   read       read   read     read      read   read      -
admin:media_photo_delete              {photo}                    -      -      -          change change   change    change -         -
admin:media_photo_upload              .                          -      change -          change change   change    change -         -
admin:media_photo_describe            ?ids={photo}               -      change -          change change   change    change -         -
admin:media_photo_status              ?id={photo}                -      read   read       read   read     read      read   read      -
admin:media_photo_drop                {photo}                    -      404    -          404    404      404       404    -         -
admin:media_photo_make                {photo}                    -      make   -          make   make     make      make   -         -
admin:media_photo_original            {photo}                    404    404    404        change 404      404       404    404       404
admin:media_photo_redact              {photo}                    -      change -          change change   change    change -         -
admin:media_photo_safety              {photo}                    -      read   read       change change   change    change read      -
admin:media_gallery_changelist        .                          -      read   read       read   read     read      read   read      -
admin:media_gallery_add               .                          -      change -          change change   change    change -         -
admin:media_gallery_change            {gallery}                  -      change read       change change   change    change read      -
admin:media_gallery_history           {gallery}                  -      read   read       read   read     read      read   read      -
admin:media_gallery_delete            {gallery}                  -      -      -          -      -        -         -      -         -
admin:media_gallery_add_photos        {gallery}                  -      change -          change change   change    change -         -
admin:media_gallery_safety            {gallery}                  -      read   read       change change   change    change read      -
admin:media_download_changelist       .                          -      read   read       read   read     read      read   read      -
admin:media_download_add              .                          -      -      -          -      -        -         -      -         -
admin:media_download_change           {download}                 -      read   read       read   read     read      read   read      -
admin:media_download_history          {download}                 -      read   read       read   read     read      read   read      -
admin:media_download_delete           {download}                 -      -      -          -      -        -         -      -         -

admin:media_safetyquestion_changelist .                          -      -      -          -      -        -         -      -         change
admin:media_safetyquestion_add        .                          -      -      -          -      -        -         -      -         change
admin:media_safetyquestion_change     {question}                 -      -      -          -      -        -         -      -         change
admin:media_safetyquestion_history    {question}                 -      -      -          -      -        -         -      -         read
admin:media_safetyquestion_delete     {question}                 -      -      -          -      -        -         -      -         -
admin:newsroom_auditevent_changelist  .                          -      -      -          -      -        -         -      read      read
admin:newsroom_auditevent_add         .                          -      -      -          -      -        -         -      -         -
admin:newsroom_auditevent_change      {event}                    -      -      -          -      -        -         -      read      read
admin:newsroom_auditevent_history     {event}                    -      -      -          -      -        -         -      read      read
admin:newsroom_auditevent_delete      {event}                    -      -      -          -      -        -         -      -         -
admin:newsroom_auditevent_export      .                          -      -      -          -      -        -         -      make      make
admin:auth_user_changelist            .                          -      -      -          -      -        -         -      -         read
admin:auth_user_add                   .                          -      -      -          -      -        -         -      -         change
admin:auth_user_change                {person}                   -      -      -          -      -        -         -      -         change
admin:auth_user_change                {superuser}                -      -      -          -      -        -         -      -         read
admin:auth_user_password_change       {person}                   -      -      -          -      -        -         -      -         change
admin:auth_user_password_change       {superuser}                -      -      -          -      -        -         -      -         -
admin:auth_user_history               {person}                   -      -      -          -      -        -         -      -         read
admin:auth_user_delete                {person}                   -      -      -          -      -        -         -      -         -
admin:auth_group_changelist           .                          -      -      -          -      -        -         -      -         read
admin:auth_group_add                  .                          -      -      -          -      -        -         -      -         -
admin:auth_group_change               {group}                    -      -      -          -      -        -         -      -         read
admin:auth_group_history              {group}                    -      -      -          -      -        -         -      -         read
admin:auth_group_delete               {group}                    -      -      -          -      -        -         -      -         -
"""
# fmt: on

# Where a stranger is not sent to the login: `open` answers, 404 does not exist.
STRANGERS = {
    "admin:login": "open",
    "account_login": "open",
    "admin:logout": "open",
    "set_language": "open",
    "media:preview": "404",
}
