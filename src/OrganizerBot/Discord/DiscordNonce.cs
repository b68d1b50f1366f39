using System.Numerics;

namespace OrganizerBot.Discord;

/// <summary>The key by which Discord notices that a message is posted a second time (<c>nonce</c> with <c>enforce_nonce</c>), for a few minutes.</summary>
internal static class DiscordNonce
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 22;

    /// <summary>How long Discord's memory is relied on; "a few minutes" is all that it says.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    /// <summary>The nonce of one page of a delivery: at most 25 characters.</summary>
    public static string Of(Guid delivery, int page) => Base62(new BigInteger(delivery.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true)) + (page == 0 ? "" : Base62(page).TrimStart('0'));

    private static string Base62(BigInteger number)
    {
        Span<char> written = stackalloc char[Length];
        for (var at = Length - 1; at >= 0; at--)
        {
            (number, var digit) = BigInteger.DivRem(number, Digits.Length);
            written[at] = Digits[(int)digit];
        }

        return new string(written);
    }
}
