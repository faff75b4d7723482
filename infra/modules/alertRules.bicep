// What a person must hear of. The metrics are those of the Watch function; see docs/deploy.md for what to do at each.
// A reading is sent as one value, which the table keeps in Sum. Tests check each query against the tables and the code.

param location string
param tags object
param workspaceId string

@description('Who gets the mail.')
param email string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'alerts-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'alerts'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var rules = [
  {
    name: 'poison-messages'
    title: 'Alerts: messages in a poison queue'
    text: 'Messages failed too often and wait for a person: alerts poison list.'
    severity: 1
    period: 'PT15M'
    query: 'AppMetrics | where Name == "alerts.queue.poison" | summarize arg_max(TimeGenerated, Sum) by tostring(Properties["queue"]) | where Sum > 0'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'late-deliveries'
    title: 'Alerts: a delivery waits longer than 10 minutes'
    text: 'Subscribers are told late: the mail relay or Teams refuses, or Deliver does not run.'
    severity: 1
    period: 'PT15M'
    query: 'AppMetrics | where Name == "alerts.queue.oldest" and tostring(Properties["queue"]) == "deliveries" | where Sum > 600'
    operator: 'GreaterThan'
    // Two readings: one alone may have caught messages that were held back on purpose and have just come due.
    threshold: 1
  }
  {
    name: 'late-digests'
    title: 'Alerts: a digest is more than a day late'
    text: 'Subscribers are not told: Digest fails, and its log says why. Quiet hours alone never hold one back that long.'
    severity: 1
    period: 'PT15M'
    query: 'AppMetrics | where Name == "alerts.digest.oldest" | where Sum > 86400'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'broken-sources'
    title: 'Alerts: a source has been broken for a day'
    text: 'News of that source is missed: alerts sources check tells why.'
    severity: 2
    period: 'PT30M'
    query: 'AppMetrics | where Name == "alerts.source.failing" | where Sum > 86400 | summarize by tostring(Properties["source"])'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'overdue-sources'
    title: 'Alerts: sources are due and nobody polls them'
    text: 'No news comes in: Schedule or Fetch does not run, or fails before it polls.'
    severity: 1
    period: 'PT15M'
    query: 'AppMetrics | where Name == "alerts.source.overdue" | where Sum > 1800'
    operator: 'GreaterThan'
    // Two readings: one alone may be of a source that was switched on again and is not polled yet.
    threshold: 1
  }
  {
    name: 'failures'
    title: 'Alerts: many failures'
    text: 'More than 20 runs of functions failed within 15 minutes. What strangers ask the site in vain does not count.'
    severity: 2
    period: 'PT15M'
    query: 'AppRequests | where Success == false and not(toint(ResultCode) between (400 .. 499))'
    operator: 'GreaterThan'
    threshold: 20
  }
  {
    name: 'silence'
    title: 'Alerts: nothing runs'
    text: 'The watch has not reported for 30 minutes: the app is stopped, cannot start, or its telemetry is refused. No other rule would tell.'
    severity: 1
    period: 'PT30M'
    query: 'AppMetrics | where Name == "alerts.queue.depth"'
    operator: 'LessThan'
    threshold: 1
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: 'alerts-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.text
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.period
      autoMitigate: true
      // The tables come into being with the first telemetry, which is after the first deployment.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]
