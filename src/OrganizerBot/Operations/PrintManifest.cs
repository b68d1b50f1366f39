using System.CommandLine;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Slack;
using OrganizerBot.Web;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot slack manifest</c>: what whoever installs the bot pastes into Slack.</summary>
internal static class PrintManifest
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var url = new Option<string?>("--url") { Description = "The https address at which Slack reaches the bot, for HTTP. Without it the manifest is that of Socket Mode, or with Slack:Receive=Http that of Web:PublicUrl.", HelpName = "URL" };
        var manifest = new Command("manifest", "Prints the app's manifest as YAML, to be pasted at https://api.slack.com/apps under Create New App, From a manifest, or under App Manifest of an app that there is.") { url };
        Errand.Give(manifest, settings, (errand, _) => Task.FromResult(Print(errand, errand.Typed.GetValue(url))));
        return new Command("slack", "What Slack needs to know of the bot.") { manifest };
    }

    private static int Print(Errand errand, string? typed)
    {
        var settings = errand.Bench.Parts.GetRequiredService<IConfiguration>();
        if (typed is null && SlackOptions.WayOf(settings["Slack:Receive"]) == SlackReceive.Socket)
        {
            return Write(errand, settings, null, errand.Bench.Parts.GetRequiredService<IOptions<WebOptions>>().Value.Public);
        }

        var address = new WebOptions { PublicUrl = typed ?? errand.Bench.Parts.GetRequiredService<IOptions<WebOptions>>().Value.PublicUrl };
        if (new WebOptions.Validator().Validate(null, address).Failed || address.Public is not { } reached)
        {
            return errand.Refuse(ExitCode.WrongUsage, "Say at which https address Slack reaches the bot, such as organizerbot slack manifest --url https://organizerbot.example/, or set Web:PublicUrl.");
        }

        return Write(errand, settings, reached, reached);
    }

    private static int Write(Errand errand, IConfiguration settings, Uri? address, Uri? pages)
    {
        errand.Output.Write(Yaml.Write(SlackCommands.Manifest(
            errand.Bench.Parts.GetRequiredService<CommandCatalog>(), address, settings["Slack:Command"] is { Length: > 0 } word ? word : null, pages)));
        return ExitCode.Fine;
    }
}
