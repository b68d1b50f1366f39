using Microsoft.Extensions.Options;
using OrganizerBot;

// EX_CONFIG of sysexits.h: whoever supervises the process learns that starting it again does not help.
const int WrongSettings = 78;

try
{
    await OrganizerHost.Build(new OrganizerHostOptions { Args = args }).RunAsync();
    return 0;
}
catch (Exception refusal) when (refusal is OptionsValidationException or InvalidOperationException)
{
#pragma warning disable RS0030 // There is no log before there is a host; whoever typed the command reads this.
    await Console.Error.WriteLineAsync($"OrganizerBot did not start: {refusal.Message}");
#pragma warning restore RS0030
    return WrongSettings;
}
