using OrganizerBot.Support;

[assembly: AssemblyFixture(typeof(AfterAllTests))]

namespace OrganizerBot.Support;

/// <summary>What is put away once all tests are over. At the process's exit it would be too late: the runner gives that ten seconds, and a server that writes everything out before it drops a database may take longer.</summary>
public sealed class AfterAllTests : IDisposable
{
    public void Dispose() => TestDatabase.DropTemplate();
}
