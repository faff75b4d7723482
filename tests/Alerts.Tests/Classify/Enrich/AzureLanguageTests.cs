using System.Text.Json.Nodes;
using Alerts.Classify;
using Alerts.Classify.Enrich;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Tests.Classify.Enrich;

public sealed class AzureLanguageTests
{
    [Fact]
    public async Task It_asks_as_the_service_is_documented_and_signs_in_by_a_token()
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(LanguageOnTheWire.Finding("Organization"));

        await wire.Language.RecogniseAsync(["eins", "zwei"], "de", TestContext.Current.CancellationToken);

        (string address, string authorization, JsonNode body) = Assert.Single(wire.Asked);
        Assert.Equal("POST /language/:analyze-text?api-version=2024-11-01", address);
        Assert.Equal("Bearer token for https://cognitiveservices.azure.com/.default", authorization);
        Assert.Equal(
            """{"kind":"EntityRecognition","parameters":{"stringIndexType":"Utf16CodeUnit"},"analysisInput":{"documents":[{"id":"0","language":"de","text":"eins"},{"id":"1","language":"de","text":"zwei"}]}}""",
            body.ToJsonString());
    }

    [Fact]
    public async Task It_hands_on_the_organisations_of_each_document_in_their_order()
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(LanguageOnTheWire.Finding("Organization", "Zyxtronics", "Qubitron"));

        IReadOnlyList<IReadOnlyList<RecognisedOrganisation>> found = await wire.Language.RecogniseAsync(
            ["Nobody.", "😀 Qubitron sells.", "Zyxtronics and Qubitron."], "en", TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 2], found.Select(document => document.Count));
        Assert.Equal(new RecognisedOrganisation("Qubitron", 3, 8, 0.95), Assert.Single(found[1]));
    }

    [Fact]
    public async Task What_is_no_organisation_is_left_out()
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(LanguageOnTheWire.Finding("Location", "Shenzhen"));

        Assert.Equal([0], (await wire.Language.RecogniseAsync(["In Shenzhen."], "en", TestContext.Current.CancellationToken)).Select(document => document.Count));
    }

    [Fact]
    public async Task A_text_of_an_unknown_language_is_sent_as_English()
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(LanguageOnTheWire.Finding("Organization"));

        await wire.Language.RecogniseAsync(["?"], "und", TestContext.Current.CancellationToken);

        Assert.Equal("en", wire.Asked.Single().Body["analysisInput"]!["documents"]![0]!["language"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(429, """{"error":{"code":"429","message":"Rate limit is exceeded."}}""", "429 Too Many Requests: 429 Rate limit is exceeded.")]
    [InlineData(403, "<html>no</html>", "403 Forbidden")]
    [InlineData(500, "", "500 Internal Server Error")]
    [InlineData(500, "null", "500 Internal Server Error")]
    [InlineData(302, "", "302 Found")]
    [InlineData(200, """{"kind":"EntityRecognitionResults","results":{"documents":[],"errors":[{"id":"0","error":{"code":"InvalidArgument","message":"Too long."}}],"modelVersion":"x"}}""", "document 0 of 1: InvalidArgument Too long.")]
    [InlineData(200, "null", "expected entities, got null")]
    public async Task A_refusal_is_told_in_the_words_of_the_service(int status, string body, string message)
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(_ => Results.Text(body, "application/json", statusCode: status));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => wire.Language.RecogniseAsync(["text"], "en", TestContext.Current.CancellationToken));

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task An_answer_that_is_not_the_services_is_an_error_and_no_empty_find()
    {
        await using LanguageOnTheWire wire = await LanguageOnTheWire.SayingAsync(_ => Results.Text("{}", "application/json"));

        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => wire.Language.RecogniseAsync(["text"], "en", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("http://lang.cognitiveservices.azure.com/")]
    [InlineData("lang.cognitiveservices.azure.com")]
    public void An_endpoint_that_a_token_must_not_go_to_is_refused_at_the_start(string endpoint)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Registered(endpoint).GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal([$"Language:Endpoint: expected an address such as https://NAME.cognitiveservices.azure.com/, got '{endpoint}'."], refused.Failures);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_endpoint_it_is_not_there(string? endpoint)
    {
        using ServiceProvider services = Registered(endpoint);

        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Null(services.GetService<AzureLanguage>());
    }

    private static ServiceProvider Registered(string? endpoint) => new ServiceCollection().AddLogging().AddClassify(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create("Language:Endpoint", endpoint)]).Build()).BuildServiceProvider();
}
