#!/bin/sh
# Puts the secrets into the vault that the template deliberately does not write. Safe to run again: what is there stays,
# except with --rotate-link-secret. Needs the Azure CLI, signed in, and the role Key Vault Secrets Officer.
#
#   ALERTS_VAULT=kv-…  [ALERTS_SMTP_PASSWORD=…]  sh infra/set-secrets.sh [--rotate-link-secret]
set -eu

: "${ALERTS_VAULT:?is not set: expected the name of the vault (azd env get-value ALERTS_VAULT, or the output of the deployment)}"

has() {
  az keyvault secret show --vault-name "$ALERTS_VAULT" --name "$1" --query id --output tsv >/dev/null 2>&1
}

# The value goes through a file that only this user can read: arguments show in the list of processes.
put() {
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  cat >"$file"
  az keyvault secret set --vault-name "$ALERTS_VAULT" --name "$1" --file "$file" --output none
  rm -f "$file"
  echo "$1: set in $ALERTS_VAULT"
}

if [ "${1:-}" = "--rotate-link-secret" ] || ! has link-secret; then
  openssl rand -base64 48 | tr -d '\n' | put link-secret
else
  echo "link-secret: already in $ALERTS_VAULT"
fi

if [ -n "${ALERTS_SMTP_PASSWORD:-}" ]; then
  printf %s "$ALERTS_SMTP_PASSWORD" | put smtp-password
elif has smtp-password; then
  echo "smtp-password: already in $ALERTS_VAULT"
else
  echo "smtp-password: not set. Where mail needs a sign-in, the app does not start until it is: see docs/deploy.md, Mail."
fi
