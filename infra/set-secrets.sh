#!/bin/sh
# Puts the secrets into the vault that the template deliberately does not write. Safe to run again: what is there stays,
# except with --rotate-link-secret. Needs the Azure CLI, signed in, and the role Key Vault Secrets Officer.
#
#   ALERTS_VAULT=kv-… ALERTS_APP=func-… AZURE_RESOURCE_GROUP=rg-…  [ALERTS_SMTP_PASSWORD=…]  sh infra/set-secrets.sh [--rotate-link-secret]
set -eu

: "${ALERTS_VAULT:?is not set: expected the name of the vault (azd env get-value ALERTS_VAULT, or the output of the deployment)}"
: "${ALERTS_APP:?is not set: expected the name of the function app (the output ALERTS_APP)}"
: "${AZURE_RESOURCE_GROUP:?is not set: expected the name of the resource group (the output AZURE_RESOURCE_GROUP)}"

# The names in the vault. Right after a first deployment the vault refuses for some minutes: a role that was just assigned does not
# hold everywhere yet, so a refusal is asked again. It must never be taken for "there is none": that would write a new link secret
# over a good one.
names() {
  left=20
  until az keyvault secret list --vault-name "$ALERTS_VAULT" --query "[].name" --output tsv; do
    left=$((left - 1))
    if [ "$left" -eq 0 ]; then
      echo "$ALERTS_VAULT does not answer or refuses. Are you signed in (az login), have you the role Key Vault Secrets Officer there, and," \
        "if the network is private, are you inside it?" >&2
      return 1
    fi
    echo "$ALERTS_VAULT refuses; a new role takes some minutes. Asking again in 15 seconds, at most $left times." >&2
    sleep 15
  done
}

has() {
  printf '%s\n' "$present" | grep -qx "$1"
}

# The value goes through a file that only this user can read: arguments show in the list of processes.
put() {
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  cat >"$file"
  [ -s "$file" ] || { echo "$1: expected a value, came none; nothing is written" >&2; return 1; }
  az keyvault secret set --vault-name "$ALERTS_VAULT" --name "$1" --file "$file" --output none
  rm -f "$file"
  echo "$1: set in $ALERTS_VAULT"
}

present=$(names)

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

# The app keeps what it once read for up to 24 hours, also over a restart; this makes it read anew
# (https://learn.microsoft.com/azure/app-service/app-service-key-vault-references#understand-rotation).
# azd says which subscription it is in; the Azure CLI's own default may be another.
set -- ${AZURE_SUBSCRIPTION_ID:+--subscription "$AZURE_SUBSCRIPTION_ID"}
app=$(az functionapp show "$@" --resource-group "$AZURE_RESOURCE_GROUP" --name "$ALERTS_APP" --query id --output tsv)
az rest --method post --uri "$app/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none
az functionapp restart "$@" --resource-group "$AZURE_RESOURCE_GROUP" --name "$ALERTS_APP" --output none
echo "$ALERTS_APP: reads its secrets anew"
