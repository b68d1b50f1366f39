using System.Text.Json.Serialization;

namespace OrganizerBot.Impact;

/// <summary>A number of which only the least and the most are known. Sums and products hold every result that numbers inside can have, and no other.</summary>
/// <remarks>Interval arithmetic (R. E. Moore, Interval Analysis, 1966) on numbers that are not negative: there both ends of a sum, a product or a quotient are those of the ends.</remarks>
public readonly record struct Interval
{
    /// <summary>All numbers from one to another.</summary>
    /// <param name="low">The least; not negative.</param>
    /// <param name="high">The most; not less than the least.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none such.</exception>
    [JsonConstructor]
    public Interval(decimal low, decimal high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        (Low, High) = (low, high);
    }

    /// <summary>Less than this is next to nothing.</summary>
    private const decimal Least = 0.000_001m;

    /// <summary>The least.</summary>
    public decimal Low { get; }

    /// <summary>The most.</summary>
    public decimal High { get; }

    /// <summary>A number that is known.</summary>
    public static Interval Exactly(decimal number) => new(number, number);

    /// <summary>The sum.</summary>
    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The product.</summary>
    public static Interval operator *(Interval left, Interval right) => new(left.Low * right.Low, left.High * right.High);

    /// <summary>How often it goes into a number, or null where it may be nothing or next to nothing: then there is no most that says anything.</summary>
    public Interval? Into(decimal whole) => Low < Least ? null : new Interval(whole / High, whole / Low);

    /// <summary>The sum, for languages without operators.</summary>
    public static Interval Add(Interval left, Interval right) => left + right;

    /// <summary>The product, for languages without operators.</summary>
    public static Interval Multiply(Interval left, Interval right) => left * right;

    /// <summary>Whether a number is inside.</summary>
    public bool Holds(decimal number) => Low <= number && number <= High;
}
