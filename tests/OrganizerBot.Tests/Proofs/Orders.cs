namespace OrganizerBot.Proofs;

/// <summary>Whether one order tells something of another.</summary>
internal static class Orders
{
    /// <summary>Kendall's tau: 1 when both orders are the same, -1 when one is the other backwards, 0 when they have nothing to do with each other or there are no two.</summary>
    public static double Tau(IEnumerable<long> ranks)
    {
        long[] places = [.. ranks];
        var balance = 0L;
        for (var first = 0; first < places.Length; first++)
        {
            for (var second = first + 1; second < places.Length; second++)
            {
                balance += Math.Sign(places[second] - places[first]);
            }
        }

        return places.Length < 2 ? 0 : balance / (places.Length * (places.Length - 1) / 2.0);
    }
}
