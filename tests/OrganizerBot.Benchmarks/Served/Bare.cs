using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Discord;
using OrganizerBot.Slack;
using OrganizerBot.Web;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>The least that an endpoint of a platform can do on this server: read the body, verify it with the bot's own code, perhaps keep a row, and answer with as many bytes as the bot does.</summary>
internal static class Bare
{
    private static readonly byte[] DiscordAnswer = """{"type":7,"data":{"embeds":[{"description":"Signed. Unnamed signatures are added to the count once a week, never one by one, so it may not change today.","footer":{"text":"No face recognition at work"}}],"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Withdraw","custom_id":"1:petition withdraw petition:K7QF2"},{"type":2,"style":2,"label":"Give me a receipt","custom_id":"1:petition receipt petition:K7QF2"}]}],"allowed_mentions":{"parse":[]}}}"""u8.ToArray();

    /// <summary>Puts it together.</summary>
    /// <param name="platform">Whose requests it verifies.</param>
    /// <param name="insert">Keeps a row for each request; null keeps none.</param>
    public static WebApplication Build(string platform, Func<byte[], Task>? insert)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var discord = new DiscordSignature(Options.Create(new DiscordOptions { PublicKey = Identity.DiscordPublicKey }), TimeProvider.System);
        var slack = new SlackSignature(Options.Create(new SlackOptions { SigningSecret = Identity.SlackSecret }), TimeProvider.System);
        Func<IHeaderDictionary, byte[], bool> verify = platform == "discord"
            ? (headers, body) => discord.SignedAt(headers, body) is not null
            : (headers, body) => slack.Verify(headers, body) is not null;
        app.Run(http => AnswerAsync(http, verify, insert, platform == "discord" ? DiscordAnswer : []));
        return app;
    }

    private static async Task AnswerAsync(HttpContext http, Func<IHeaderDictionary, byte[], bool> verify, Func<byte[], Task>? insert, byte[] answer)
    {
        if (await RequestBody.ReadAsync(http.Request, http.RequestAborted) is not { } body || !verify(http.Request.Headers, body))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (insert is not null)
        {
            await insert(body);
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer);
    }
}
