using System.Collections.Concurrent;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Whom this process has asked. That they were asked is stored at their next command: a process that is killed between asking and sending loses no question, and the next one asks once more.</summary>
internal sealed class SaidQuestions
{
    private readonly ConcurrentDictionary<(Id<Sheet>, string), bool> _said = new();

    /// <summary>Whether this process asked an account with an answer before.</summary>
    public bool WasSaid(Id<Sheet> sheet, byte[] answerer) => _said.ContainsKey(Key(sheet, answerer));

    /// <summary>An account is about to be asked.</summary>
    /// <returns>False when another answer asks it at this moment.</returns>
    public bool Say(Id<Sheet> sheet, byte[] answerer) => _said.TryAdd(Key(sheet, answerer), true);

    /// <summary>It is stored that an account was asked, or there is nothing to ask it any more.</summary>
    public void Forget(Id<Sheet> sheet, byte[] answerer) => _said.TryRemove(Key(sheet, answerer), out _);

    /// <summary>Nobody is asked any more.</summary>
    public void Forget(Id<Sheet> sheet)
    {
        foreach (var said in _said.Keys.Where(said => said.Item1 == sheet))
        {
            _said.TryRemove(said, out _);
        }
    }

    private static (Id<Sheet>, string) Key(Id<Sheet> sheet, byte[] answerer) => (sheet, Convert.ToHexString(answerer));
}
