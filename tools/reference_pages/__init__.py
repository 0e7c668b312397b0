"""The pages of docs/reference. One module here makes one page; `page()` gives its text."""
