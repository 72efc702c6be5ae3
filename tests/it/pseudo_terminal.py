"""Runs a program on a pseudo-terminal: pseudo_terminal.py PROGRAM ARGUMENT ...

What it writes there goes to stdout byte by byte: the terminal adds and changes nothing. Each question is answered by
ANSWER, or else "n".
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

master, slave = pty.openpty()
settings = termios.tcgetattr(slave)
settings[1] &= ~termios.OPOST
settings[3] &= ~termios.ECHO
termios.tcsetattr(slave, termios.TCSANOW, settings)
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 400, 0, 0))
child = subprocess.Popen(sys.argv[1:], stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
os.close(slave)
os.write(master, (os.environ.get("ANSWER", "n") + "\n").encode() * 8)
while True:
    try:
        written = os.read(master, 65536)
    except OSError:  # so Linux says that the last one has closed the terminal
        break
    if not written:
        break
    sys.stdout.buffer.write(written)
sys.exit(child.wait())
