using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>Many members, of whom half sign without a name, some by name and the others not at all; and everything that a thief does not know about them.</summary>
internal sealed class Crowd
{
    private const int Size = 160;
    private const int Unnamed = 80;
    private const int Named = 30;

    private static readonly string[] Syllables = ["ka", "no", "ri", "sel", "mu", "tha", "lor", "be", "quin", "dau", "xi", "vo"];

    private readonly TestBot _bot;
    private readonly Random _chance;
    private readonly Role[] _roles;

    /// <summary>A crowd from a seed.</summary>
    public Crowd(TestBot bot, Random chance)
    {
        (_bot, _chance) = (bot, chance);
        (string Id, string Name)[] people = [.. Enumerable.Range(0, Size).Select(_ => (
            $"{chance.NextInt64(100_000_000_000_000_000, 999_999_999_999_999_999)}",
            string.Join(chance.Next(3) == 0 ? " " : "", Enumerable.Range(0, chance.Next(3, 10)).Select(_ => Syllables[chance.Next(Syllables.Length)]))))];
        Suspects = [.. people.Select(person => new Suspect("discord:100", person.Id, person.Name))];
        _roles = [.. Enumerable.Range(0, Size).Select(member => member < Unnamed ? Role.Unnamed : member < Unnamed + Named ? Role.Named : Role.Out)];
        chance.Shuffle(_roles);
    }

    private enum Role
    {
        Out,
        Unnamed,
        Named,
    }

    /// <summary>The list of all members.</summary>
    public IReadOnlyList<Suspect> Suspects { get; }

    /// <summary>Two weeks go by; everybody does what they do on a day of their own, in two petitions.</summary>
    public async Task LiveAsync(string first, string second)
    {
        var days = Suspects.ToDictionary(suspect => suspect, _ => _chance.Next(10));
        for (var day = 0; day < 11; day++)
        {
            _bot.Clock.SetUtcNow(Stage.Noon(day));
            foreach (var (member, suspect) in Suspects.Index().Where(person => days[person.Item] == day))
            {
                await ActAsync(PersonOf(suspect), _roles[member], first, second);
            }

            _bot.Clock.SetUtcNow(Stage.Noon(day).AddHours(6.5));
            await _bot.Sweeps();
            await _bot.RunAsync<Forgetting>(forgetting => forgetting.ForgetAsync(CancellationToken.None));
        }
    }

    /// <summary>How well scores tell those who signed without a name from those who did not sign: 0.5 is chance, 1 is certainty.</summary>
    public double Unmasked(Func<Suspect, double> score) => Area(score, Role.Unnamed);

    /// <summary>The same of those who signed by name.</summary>
    public double NamedFound(Func<Suspect, double> score) => Area(score, Role.Named);

    private async Task ActAsync(Person person, Role role, string first, string second)
    {
        await person.Says($"/petition show {first}");
        if (_chance.Next(8) == 0)
        {
            await person.Says("/organizer link");
        }

        switch (role)
        {
            case Role.Out:
                await person.Says($"/petition withdraw {first}");
                break;
            case Role.Named:
                Assert.StartsWith("Signed as", await person.Hears($"/petition sign {first} as:named"), StringComparison.Ordinal);
                break;
            default:
                await SignAsync(person, first);
                break;
        }

        if (_chance.Next(2) == 0)
        {
            await person.Says($"/petition sign {second} as:counted");
        }
    }

    /// <summary>Most type it, some fill in a form; some ask for a receipt, some change their minds twice.</summary>
    private async Task SignAsync(Person person, string petition)
    {
        if (_chance.Next(4) == 0 && await person.Says("/petition sign as:counted") is Reply.Ask { Form: var form })
        {
            Assert.StartsWith("Signed. ", person.Words(await person.Sends(form, ("petition", petition))), StringComparison.Ordinal);
        }
        else
        {
            Assert.StartsWith("Signed. ", await person.Hears($"/petition sign {petition} as:counted"), StringComparison.Ordinal);
        }

        if (_chance.Next(4) == 0)
        {
            await person.Says($"/petition receipt {petition}");
        }

        if (_chance.Next(6) == 0)
        {
            await person.Says($"/petition withdraw {petition}");
            await person.Says($"/petition sign {petition} as:counted");
        }
    }

    private Person PersonOf(Suspect suspect) => _bot.Member(suspect.Name) with { Id = suspect.Id };

    private double Area(Func<Suspect, double> score, Role role)
    {
        double[] ofRole(Role wanted) => [.. Suspects.Index().Where(person => _roles[person.Index] == wanted).Select(person => score(person.Item))];
        var (signed, not) = (ofRole(role), ofRole(Role.Out));
        return signed.Average(one => not.Average(other => one > other ? 1 : one < other ? 0 : 0.5));
    }
}
