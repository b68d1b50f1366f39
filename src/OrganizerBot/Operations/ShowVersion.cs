using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot --version</c>: which version this is.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    /// <summary>The version, and the commit it was built from where that is known.</summary>
    public static string Version { get; } = typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return ExitCode.Fine;
    }
}
