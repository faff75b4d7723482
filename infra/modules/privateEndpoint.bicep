// One private address for one part of a resource, with its names in DNS.

param name string
param location string
param tags object
param subnetId string

@description('The resource that gets a private address.')
param targetId string

@description('Which part of it: blob, queue, table, vault, sites, account, azuremonitor.')
param part string

@description('Private DNS zones that its names go into.')
param zoneNames string[]

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: part
        properties: {
          privateLinkServiceId: targetId
          groupIds: [part]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        for (zoneName, index) in zoneNames: {
          name: 'zone${index}'
          properties: {
            privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zoneName)
          }
        }
      ]
    }
  }
}
