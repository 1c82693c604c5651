"""Files to take away, made from the same editions as the pages: paper, spreadsheets, slides, data.

Every format is a module with one function from an `Edition` to `Exported`; nothing here reads
or writes a file.
"""
