"""Files that people take away: spreadsheets and letters. Making one takes time, and no database."""
