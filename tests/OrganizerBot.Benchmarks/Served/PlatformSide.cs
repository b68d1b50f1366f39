using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>What the bot calls at the platforms, answered at once with what lets it go on. It shares the machine with what is measured, and so answers from a few constants.</summary>
internal static class PlatformSide
{
    private static readonly byte[] Done = """{"ok":true,"id":"1400000000000000001","team_id":"T0001","user_id":"U0BOT0001","is_enterprise_install":false,"channel":"C0001","ts":"1503435956.000247"}"""u8.ToArray();
    private static readonly byte[] Account = """{"ok":true,"user":{"id":"U1","team_id":"T0001","locale":"en-US","deleted":false,"is_bot":false,"is_restricted":false,"is_ultra_restricted":false,"profile":{"display_name":"Member","real_name":"Member Invented"}}}"""u8.ToArray();

    /// <summary>Puts it together.</summary>
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        for (var whole = false; !whole;)
        {
            var read = await http.Request.BodyReader.ReadAsync();
            whole = read.IsCompleted;
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }

        var body = BodyFor(http.Request.Path.Value ?? "");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }

    private static byte[] BodyFor(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["api", "users.info"] => Account,
        ["discord", "applications", _, "commands"] => "[]"u8.ToArray(),
        ["discord", "guilds", var guild, "roles"] => Encoding.UTF8.GetBytes($$"""[{"id":"{{guild}}","permissions":"8"}]"""),
        ["discord", "guilds", _, "members", _] => """{"roles":[]}"""u8.ToArray(),
        ["discord", "guilds", var guild] => Encoding.UTF8.GetBytes($$"""{"id":"{{guild}}","approximate_member_count":10000000}"""),
        ["discord", "channels", var channel] => Encoding.UTF8.GetBytes($$"""{"id":"{{channel}}","type":0,"guild_id":"{{channel}}"}"""),
        ["api", "conversations.info"] => """{"ok":true,"channel":{"id":"C0001","num_members":10000000,"is_member":true}}"""u8.ToArray(),
        _ => Done,
    };
}
