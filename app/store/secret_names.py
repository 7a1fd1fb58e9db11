"""The names under which a till's secrets are kept, each once. Knows nothing of what they mean."""

from enum import StrEnum, unique


@unique
class SecretName(StrEnum):
    SERVER_LOGIN = "server-login"
    CERTIFICATE_KEY = "certificate-key"
