"""The certificate that a Salon signs its pictures with: made on first use, and kept in one file of the data folder.

An authority of this Salon's own issues it. The authority's key is not kept: it issues nothing else. Nobody outside
vouches for it, and viewers of content credentials say so.
"""

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = "credentials.pem"
LIFE = timedelta(days=30 * 365)
BLOCKS = 3
"""The key, its certificate, and that of the authority."""


class Damaged(Exception):
    """The message is a sentence fit to show."""


@dataclass(frozen=True)
class Certificate:
    """PEM texts, and the serial number that says whose it is."""

    key: bytes
    leaf: bytes
    authority: bytes
    serial: int


def load(folder: Path) -> Certificate:
    """Read it, or make it where there is none. Raises Damaged, or OSError where nothing can be written."""
    file = folder / NAME
    if not file.exists():
        _write_once(file, _make())
    return read(file)


def read(file: Path) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key, leaf, authority = _blocks(file.read_bytes())
        found, private = x509.load_pem_x509_certificate(leaf), load_pem_private_key(key, None)
        found.verify_directly_issued_by(x509.load_pem_x509_certificate(authority))
        fits = isinstance(private, ec.EllipticCurvePrivateKey) and private.public_key() == found.public_key()
    except Exception as error:
        raise Damaged(_damaged(file)) from error
    if not fits:
        raise Damaged(_damaged(file))
    if found.not_valid_after_utc <= datetime.now(UTC):
        raise Damaged(f"The certificate in {file} has expired. Remove the file; the next picture makes a new one.")
    return Certificate(key, leaf, authority, found.serial_number)


def _damaged(file: Path) -> str:
    words = "Put it back from a backup, or remove it: a new one is made, and older pictures are then signed by another."
    return f"The file {file} is damaged, so new pictures are not signed. {words}"


def _blocks(pem: bytes) -> list[bytes]:
    parts = [b"-----BEGIN" + part for part in pem.split(b"-----BEGIN")[1:]]
    if len(parts) != BLOCKS:
        raise ValueError(f"{len(parts)} parts")
    return parts


def _write_once(file: Path, data: bytes) -> None:
    """Whole or not at all; where two processes come at once, one of them writes and both read that."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, whole = tempfile.mkstemp(prefix=".credentials-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.link(whole, file)
    except FileExistsError:
        pass
    finally:
        Path(whole).unlink(missing_ok=True)


def _make() -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives import serialization as written
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    now = datetime.now(UTC)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def name(words: str) -> x509.Name:
        return x509.Name(
            [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Salon"), x509.NameAttribute(NameOID.COMMON_NAME, words)]
        )

    def begun(words: str, public: ec.EllipticCurvePublicKey, *, issues: bool) -> x509.CertificateBuilder:
        usage = dict.fromkeys(
            ["content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only"], False
        )
        return (
            x509.CertificateBuilder()
            .subject_name(name(words))
            .issuer_name(name("A Salon’s own authority"))
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + LIFE)
            .add_extension(x509.BasicConstraints(ca=issues, path_length=0 if issues else None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not issues, key_cert_sign=issues, crl_sign=issues, decipher_only=False, **usage
                ),
                critical=True,
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        )

    authority = begun("A Salon’s own authority", root_key.public_key(), issues=True).sign(root_key, hashes.SHA256())
    leaf = (
        begun("A Salon", key.public_key(), issues=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    private = key.private_bytes(written.Encoding.PEM, written.PrivateFormat.PKCS8, written.NoEncryption())
    return private + leaf.public_bytes(written.Encoding.PEM) + authority.public_bytes(written.Encoding.PEM)
