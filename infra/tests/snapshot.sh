#!/bin/sh
# What a deployment would create, predicted by the Bicep compiler, beside the parameter file.
#
#   [BICEP=bicep]  sh infra/tests/snapshot.sh validate|overwrite [parameter file ...]        without files: both
set -eu
cd "$(dirname "$0")/../.."

mode=${1:?"expected validate or overwrite, got nothing"}
shift
[ $# -gt 0 ] || set -- infra/az.bicepparam infra/tests/private.bicepparam

# What az.bicepparam asks a deployer for, and ids that stand for a tenant and a subscription.
export ALERTS_OPERATOR_EMAIL="${ALERTS_OPERATOR_EMAIL-operators@example.org}"
export ALERTS_SMTP_APPLICATION_ID="${ALERTS_SMTP_APPLICATION_ID-00000000-0000-0000-0000-00000000000e}"
export ALERTS_SMTP_PRINCIPAL_ID="${ALERTS_SMTP_PRINCIPAL_ID-00000000-0000-0000-0000-00000000000f}"

for parameters in "$@"; do
  "${BICEP:-bicep}" snapshot "$parameters" --mode "$mode" --location westeurope \
    --tenant-id 00000000-0000-0000-0000-000000000002 --subscription-id 00000000-0000-0000-0000-000000000001
done
