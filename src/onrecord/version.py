"""The version of onrecord, for the records it makes; a test holds it to that of the distribution."""

VERSION = "0.1.0"
