"""The world fails: processes die, power goes, disks fill, bits rot, copies meet.

What the parts do when nothing fails is in the other test folders.
"""
