using System.Text.RegularExpressions;

namespace OrganizerBot.Operations;

/// <summary>Takes settings such as <c>--Storage:DataDirectory=/data</c> or <c>--Storage:DataDirectory /data</c> out of a command line. They win over the environment, for every command as for the bot.</summary>
internal static partial class TypedSettings
{
    /// <summary>The settings, and what is left.</summary>
    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        List<string> settings = [];
        List<string> rest = [];
        for (var index = 0; index < args.Length; index++)
        {
            if (!Names().IsMatch(args[index]))
            {
                rest.Add(args[index]);
            }
            else if (args[index].Contains('=', StringComparison.Ordinal) || index + 1 == args.Length)
            {
                settings.Add(args[index]);
            }
            else
            {
                settings.Add($"{args[index]}={args[++index]}");
            }
        }

        return ([.. settings], [.. rest]);
    }

    /// <summary>A section and what is in it, or one of the few names of the web server's own.</summary>
    [GeneratedRegex(@"\A--([A-Za-z][A-Za-z0-9]*(:[A-Za-z0-9_.]+)+|urls|http_ports|https_ports|environment)(=|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
