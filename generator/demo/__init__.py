"""An invented district, 示例区: departments over years with everything that happens in life.

The same arguments give the same bytes. What happens to a department depends on its place in the
list and on the seed alone, so that a larger district holds the smaller one unchanged.
"""
