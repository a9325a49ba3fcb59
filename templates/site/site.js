// Behaviour of the pages: none yet is needed to read them.
