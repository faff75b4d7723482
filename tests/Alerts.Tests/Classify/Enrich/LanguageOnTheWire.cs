using System.Text.Json.Nodes;
using Alerts.Classify;
using Alerts.Classify.Enrich;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Tests.Classify.Enrich;

/// <summary>Azure AI Language as it answers on the wire, and the pipeline's own registration that asks it.</summary>
internal sealed class LanguageOnTheWire : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ServiceProvider _services;

    private LanguageOnTheWire(WebApplication server, ServiceProvider services) => (_server, _services) = (server, services);

    public List<(string Address, string Authorization, JsonNode Body)> Asked { get; } = [];

    public AzureLanguage Language => _services.GetRequiredService<AzureLanguage>();

    public Enricher Enricher => _services.GetRequiredService<Enricher>();

    public static async Task<LanguageOnTheWire> SayingAsync(Func<JsonNode, IResult> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        LanguageOnTheWire? wire = null;
        server.Map("/{**path}", async (HttpRequest request) =>
        {
            JsonNode body = (await JsonNode.ParseAsync(request.Body))!;
            wire!.Asked.Add(($"{request.Method} {request.Path}{request.QueryString}", request.Headers.Authorization.ToString(), body));
            return answer(body);
        });
        await server.StartAsync();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Language:Endpoint", server.Urls.Single())]).Build();
        ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton<TokenCredential>(new SomeIdentity()).AddClassify(configuration).BuildServiceProvider();
        return wire = new LanguageOnTheWire(server, services);
    }

    /// <summary>Finds these names wherever a document holds them, all of one category.</summary>
    public static Func<JsonNode, IResult> Finding(string category, params string[] names) => question => Results.Text(new JsonObject
    {
        ["kind"] = "EntityRecognitionResults",
        ["results"] = new JsonObject
        {
            ["documents"] = new JsonArray([.. question["analysisInput"]!["documents"]!.AsArray().Select(document => new JsonObject
            {
                ["id"] = document!["id"]!.GetValue<string>(),
                ["entities"] = new JsonArray([.. names.Where(name => TextOf(document).Contains(name, StringComparison.Ordinal)).Select(name => new JsonObject
                {
                    ["text"] = name,
                    ["category"] = category,
                    ["offset"] = TextOf(document).IndexOf(name, StringComparison.Ordinal),
                    ["length"] = name.Length,
                    ["confidenceScore"] = 0.95,
                })]),
                ["warnings"] = new JsonArray(),
            })]),
            ["errors"] = new JsonArray(),
            ["modelVersion"] = "2025-01-01",
        },
    }.ToJsonString(), "application/json");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static string TextOf(JsonNode document) => document["text"]!.GetValue<string>();

    /// <summary>Entra is out of reach here; what it would give is not.</summary>
    private sealed class SomeIdentity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {string.Join(' ', requestContext.Scopes)}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
