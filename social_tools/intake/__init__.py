"""Files that people bring, which may be anything: into a clean picture, or into a sentence that says why not.

Nothing is imported here, as the process that opens a file loads this package without the rest of Salon.
"""
