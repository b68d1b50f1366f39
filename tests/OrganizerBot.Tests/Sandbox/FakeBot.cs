using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NSec.Cryptography;

namespace OrganizerBot.Tests.Sandbox;

/// <summary>A bot of a few lines, on a real port: it checks Discord's signature, keeps what it was sent, and answers as the test says.</summary>
public sealed class FakeBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeBot(Uri address, string publicKey)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.ClearProviders();
        _app = builder.Build();
        var key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);
        _app.MapPost("/discord/interactions", context => HandleAsync(context, key));
    }

    /// <summary>What it answers: JSON, or null for 202 without a body.</summary>
    public Func<JsonObject, CancellationToken, Task<JsonNode?>> Answer { get; set; } = (_, _) => Task.FromResult<JsonNode?>(null);

    /// <summary>The interactions received, oldest first.</summary>
    public List<JsonObject> Received { get; } = [];

    public static async Task<FakeBot> StartAsync(Uri address, string publicKey)
    {
        var bot = new FakeBot(address, publicKey);
        await bot._app.StartAsync();
        return bot;
    }

    public void Answers(string json) => Answer = (_, _) => Task.FromResult(JsonNode.Parse(json));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context, PublicKey key)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var signed = Encoding.ASCII.GetBytes(context.Request.Headers["X-Signature-Timestamp"].ToString()).Concat(bytes.ToArray()).ToArray();
        if (!SignatureAlgorithm.Ed25519.Verify(key, signed, Convert.FromHexString(context.Request.Headers["X-Signature-Ed25519"].ToString())))
        {
            context.Response.StatusCode = 401;
            return;
        }

        var interaction = JsonNode.Parse(bytes.ToArray())!.AsObject();
        Received.Add(interaction);
        var answer = (int?)interaction["type"] == 1 ? JsonNode.Parse("""{"type":1}""") : await Answer(interaction, context.RequestAborted);
        context.Response.StatusCode = answer is null ? 202 : 200;
        if (answer is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }
}
