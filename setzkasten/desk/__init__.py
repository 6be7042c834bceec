"""What an editor does to files: rename a term, mend, begin an article. Plans first, then writes."""
