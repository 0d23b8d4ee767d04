"""Demo content: an invented ministry, its people and two years of its news. Everybody and everything here is made up."""
