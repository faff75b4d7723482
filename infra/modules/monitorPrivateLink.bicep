// Lets telemetry reach its workspace without the internet.

param name string
param tags object
param workspaceId string
param componentId string

resource scope 'Microsoft.Insights/privateLinkScopes@2021-09-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    accessModeSettings: {
      ingestionAccessMode: 'PrivateOnly'
      queryAccessMode: 'PrivateOnly'
    }
  }

  resource workspace 'scopedResources' = {
    name: 'workspace'
    properties: {
      linkedResourceId: workspaceId
    }
  }

  resource component 'scopedResources' = {
    name: 'component'
    properties: {
      linkedResourceId: componentId
    }
  }
}

output id string = scope.id
