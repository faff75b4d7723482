// Where logs, traces and metrics go. Application Insights takes them from the app's identity only.

import { roles } from 'roles.bicep'

param workspaceName string
param componentName string
param location string
param tags object
param appIdentityName string

@description('Reachable through the private link scope only.')
param private bool

@description('Days that logs are kept. 30 are free.')
param retentionDays int

@description('GB a day at which ingestion stops until the next day; a runaway log must not cost a fortune.')
param dailyCapGb int

var publicAccess = private ? 'Disabled' : 'Enabled'

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: appIdentityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
    }
    publicNetworkAccessForIngestion: publicAccess
    publicNetworkAccessForQuery: publicAccess
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
    publicNetworkAccessForIngestion: publicAccess
    publicNetworkAccessForQuery: publicAccess
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, app.id, roles.monitoringMetricsPublisher)
  scope: component
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    description: 'Host and worker send traces, logs and metrics without an instrumentation key.'
  }
}

output workspaceId string = workspace.id
output componentId string = component.id
