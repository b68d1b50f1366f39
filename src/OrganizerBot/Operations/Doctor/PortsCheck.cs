using System.Net;
using System.Net.Sockets;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That the bot can listen where it is told to: nobody else does, it may, and the address is one of this machine.</summary>
/// <remarks>The bot looks before anything of it starts: what has begun to work would have to be stopped half-way otherwise.</remarks>
internal sealed class PortsCheck : ICheck
{
    private const string Urls = "Urls";
    private const string Usual = "http://localhost:5000";

    /// <inheritdoc/>
    public string About => "ports";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(bot.Runs || AddressCheck.Look(bot.Configuration).Concat(KindsCheck.Look(bot.Configuration)).Any() ? [] : [.. Look(bot.Configuration), .. LookAtMetrics(bot.Configuration)]);

    /// <summary>Where the bot cannot listen. It refuses to start then.</summary>
    public static IEnumerable<Finding> Look(IConfiguration configuration)
    {
        foreach (var (setting, address) in Addresses(configuration))
        {
            if (Try(address) is { } error)
            {
                yield return Tell(setting, address.ToString(), error, "let the bot listen elsewhere (Urls or ASPNETCORE_HTTP_PORTS)");
            }
        }
    }

    /// <summary>Where metrics cannot be served. A port that somebody else has costs the metrics alone. Whoever asks has looked at the kinds of the settings.</summary>
    public static IEnumerable<Finding> LookAtMetrics(IConfiguration configuration)
    {
        var metrics = configuration.GetSection(MetricsOptions.Section).Get<MetricsOptions>() ?? new MetricsOptions();
        if (metrics is { Enabled: true, Port: > 0 and <= IPEndPoint.MaxPort } && IPAddress.TryParse(metrics.Address, out var address) && Bind(address, metrics.Port) is var error and not SocketError.Success)
        {
            var told = Tell(error == SocketError.AddressNotAvailable ? "Metrics:Address" : "Metrics:Port", new IPEndPoint(address, metrics.Port).ToString(), error, "set Metrics:Port to another one, or Metrics:Enabled to false");
            yield return error == SocketError.AddressAlreadyInUse ? Finding.Note(told.Setting, told.What, told.Fix) : told;
        }
    }

    private static Finding Tell(string setting, string address, SocketError error, string elsewhere) => error switch
    {
        SocketError.AddressAlreadyInUse => Finding.Wrong(setting, $"{address} is taken: another program listens there.", $"Stop that program, or {elsewhere}."),
        SocketError.AccessDenied => Finding.Wrong(setting, $"{address} is refused: this user may not listen on so low a port.", "Use a port from 1024 on, such as 8080, and let a reverse proxy have the low one."),
        SocketError.AddressNotAvailable => Finding.Wrong(setting, $"{address} is no address of this machine.", "Name one that is, such as 127.0.0.1 (seen from this machine alone) or 0.0.0.0 (every address that it has)."),
        _ => Finding.Wrong(setting, $"{address} cannot be listened on ({error}).", $"Look what is in the way, or {elsewhere}."),
    };

    private static IEnumerable<(string Setting, BindingAddress Address)> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => !string.IsNullOrWhiteSpace(endpoint["Url"])).Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"]!)).ToArray();
        var ports = Split(configuration["HTTP_PORTS"]).Select(port => ("HTTP_PORTS", $"http://*:{port}")).Concat(Split(configuration["HTTPS_PORTS"]).Select(port => ("HTTPS_PORTS", $"https://*:{port}"))).ToArray();
        var urls = Split(configuration["urls"]).Select(url => (Urls, url)).ToArray();
        var told = endpoints.Length > 0 ? endpoints : urls.Length > 0 ? urls : ports.Length > 0 ? ports : [(Urls, Usual)];
        return told.Select(each => (each.Item1, BindingAddress.Parse(each.Item2))).Where(each => !each.Item2.IsUnixPipe && !each.Item2.IsNamedPipe && each.Item2.Port > 0);
    }

    /// <summary>As the server binds them: a name stands for every address, and localhost for both kinds, of which one may be missing.</summary>
    private static SocketError? Try(BindingAddress address)
    {
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            var (four, six) = (Bind(IPAddress.Loopback, address.Port), Bind(IPAddress.IPv6Loopback, address.Port));
            return four == SocketError.AddressAlreadyInUse || six == SocketError.AddressAlreadyInUse ? SocketError.AddressAlreadyInUse : Fault(six == SocketError.Success ? six : four);
        }

        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var one))
        {
            return Fault(Bind(one, address.Port));
        }

        return Fault(Bind(IPAddress.IPv6Any, address.Port) is var any and (SocketError.Success or SocketError.AddressAlreadyInUse) ? any : Bind(IPAddress.Any, address.Port));
    }

    private static SocketError? Fault(SocketError error) => error == SocketError.Success ? null : error;

    private static SocketError Bind(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, port));
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
