// A private address for everything that the app speaks to, and for the site itself.

param location string
param tags object
param subnetId string

@description('DNS zones by part: blob, queue, table, vault, sites, account, monitor, oms, ods, agent.')
param zoneNames object

param storageId string
param vaultId string
param appId string
param workspaceId string
param componentId string

@description('There is an Azure AI Language account.')
param language bool
param languageId string

module storage 'privateEndpoint.bicep' = [
  for part in ['blob', 'queue', 'table']: {
    params: {
      name: 'pe-${part}'
      location: location
      tags: tags
      subnetId: subnetId
      targetId: storageId
      part: part
      zoneNames: [zoneNames[part]]
    }
  }
]

module vault 'privateEndpoint.bicep' = {
  params: {
    name: 'pe-vault'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: vaultId
    part: 'vault'
    zoneNames: [zoneNames.vault]
  }
}

module site 'privateEndpoint.bicep' = {
  params: {
    name: 'pe-site'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: appId
    part: 'sites'
    zoneNames: [zoneNames.sites]
  }
}

module recognition 'privateEndpoint.bicep' = if (language) {
  params: {
    name: 'pe-language'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: languageId
    part: 'account'
    zoneNames: [zoneNames.account]
  }
}

module monitorLink 'monitorPrivateLink.bicep' = {
  params: {
    name: 'ampls'
    tags: tags
    workspaceId: workspaceId
    componentId: componentId
  }
}

module monitor 'privateEndpoint.bicep' = {
  params: {
    name: 'pe-monitor'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: monitorLink.outputs.id
    part: 'azuremonitor'
    // Blobs hold the agents' packages; the zone is shared with storage.
    zoneNames: [zoneNames.monitor, zoneNames.oms, zoneNames.ods, zoneNames.agent, zoneNames.blob]
  }
}
