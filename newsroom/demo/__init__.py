"""Demo content: an invented ministry, its people and two years of its news. Everybody in it is made up."""
