"""An S3 server for the tests, in memory and on the loopback interface: s3_server.py BUCKET PORT_FILE.

It does one request after the other, as S3 itself does for one key; without that, two conditional puts at once could both succeed.
"""

import sys
import threading
from pathlib import Path

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server
from werkzeug.test import Client

BUCKET, PORT_FILE = sys.argv[1:]

application = DomainDispatcherApplication(create_backend_app)
one_at_a_time = threading.Lock()


def one(environ, start_response):
    with one_at_a_time:
        return list(application(environ, start_response))


server = make_server("127.0.0.1", 0, one, threaded=True)
assert Client(one).put(f"/{BUCKET}").status_code == 200
Path(PORT_FILE).write_text(str(server.server_port), encoding="ascii")
server.serve_forever()
