using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Operations;
using OrganizerBot.Signing;

namespace OrganizerBot.Faults.Kills;

/// <summary>The core alone, as a process of its own that <see cref="CoreTrial"/> kills: the ledger and its writer. It signs and withdraws as fast as it can, and says of each act that the ledger has acknowledged it.</summary>
internal static class CoreSigner
{
    /// <summary>The word by which this program becomes it.</summary>
    public const string Word = "sign";

    /// <summary>Before the pseudonym and the delivery of a signature that is there.</summary>
    public const char Signed = '+';

    /// <summary>Before the pseudonym of one that is about to be withdrawn: from now on nobody knows.</summary>
    public const char Leaves = '~';

    /// <summary>Before the pseudonym of one that is withdrawn.</summary>
    public const char Left = '-';

    /// <summary>Before the pseudonym of one whose delivery came again and had an effect.</summary>
    public const char Again = '!';

    private const int Hands = 16;

    /// <summary>Brings again what is told to it, then signs until it is killed.</summary>
    /// <param name="sheet">The sheet.</param>
    public static async Task<int> RunAsync(string sheet)
    {
        await using var bench = Bench.Open([]);
        await ((IHostedService)bench.Parts.GetRequiredService<IWriter>()).StartAsync(CancellationToken.None);
        var core = new Core(bench.Parts.GetRequiredService<ISigningLedger>(), new Id<Sheet>(Guid.Parse(sheet)));
        while (await Console.In.ReadLineAsync() is { } told)
        {
            await core.RepeatAsync(told.Split(' '));
        }

        await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Task.Run(core.SignAsync)));
        return 0;
    }

    private sealed class Core(ISigningLedger ledger, Id<Sheet> sheet)
    {
        public async Task RepeatAsync(string[] told)
        {
            var act = new SigningAct.Sign(sheet, Convert.FromHexString(told[1]), Convert.FromHexString(told[0]), TimeProvider.System.GetUtcNow(), Envelope: null, Secret.Key(), Secret.Key());
            if (await ledger.RecordAsync(act, CancellationToken.None) != SigningOutcome.Repeated)
            {
                Console.WriteLine($"{Again}{told[0]}");
            }
        }

        /// <summary>Of five acts one takes back what an earlier one did.</summary>
        public async Task SignAsync()
        {
            Queue<byte[]> own = [];
            while (true)
            {
                for (var number = 0; number < 4; number++)
                {
                    var act = new SigningAct.Sign(sheet, Secret.Key(), Secret.Key(), TimeProvider.System.GetUtcNow(), Envelope: null, Secret.Key(), Secret.Key());
                    if (await ledger.RecordAsync(act, CancellationToken.None) is SigningOutcome.Signed or SigningOutcome.Held)
                    {
                        own.Enqueue(act.Pseudonym);
                        Console.WriteLine($"{Signed}{Convert.ToHexString(act.Pseudonym)} {Convert.ToHexString(act.Inbox)}");
                    }
                }

                if (own.TryDequeue(out var first))
                {
                    Console.WriteLine($"{Leaves}{Convert.ToHexString(first)}");
                    if (await ledger.RecordAsync(new SigningAct.Withdraw(sheet, Secret.Key(), first, TimeProvider.System.GetUtcNow()), CancellationToken.None) == SigningOutcome.Withdrawn)
                    {
                        Console.WriteLine($"{Left}{Convert.ToHexString(first)}");
                    }
                }
            }
        }
    }
}
