using System.Diagnostics;
using Npgsql;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Faults.Stores;

/// <summary>A PostgreSQL server for the run alone, on a free port of this machine's loopback, so that it can be crashed. It keeps its durability as it comes.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;

    private PostgresServer(string programs, string folder, int port)
    {
        (_programs, _folder, _port) = (programs, folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DisposeAsync().AsTask().Wait(Patience);
    }

    private string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        var server = new PostgresServer(
            programs ?? throw new InvalidOperationException("There is no PostgreSQL server to start: install Debian's package postgresql."),
            Directory.CreateTempSubdirectory("organizerbot-postgres-").FullName,
            LoopbackPort.Free());
        try
        {
            if (IsRoot)
            {
                await RunAsync("chown", "postgres", server._folder);
            }

            await server.ToolAsync("initdb", "-D", server.Cluster, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
            await server.UpAsync();
            await server.TellAsync("CREATE ROLE organizerbot LOGIN");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a database that belongs to the bot's role.</summary>
    public async Task<PostgresStore> NewStoreAsync(string name, string folder)
    {
        await TellAsync($"CREATE DATABASE {name} OWNER organizerbot");
        return new PostgresStore(this, To(name, "organizerbot"), To(name, "postgres"), folder);
    }

    /// <summary>Ends it as a loss of power would: nothing is written back.</summary>
    public Task CrashAsync() => ToolAsync("pg_ctl", "-D", Cluster, "-m", "immediate", "-w", "stop");

    /// <summary>Starts it; what it finds, it repairs from its log.</summary>
    public Task UpAsync() => ToolAsync(
        "pg_ctl", "-D", Cluster, "-l", Path.Combine(_folder, "log"), "-w", "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=200", "start");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Cluster, "postmaster.pid")))
        {
            await CrashAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string To(string database, string role) => $"Host=127.0.0.1;Port={_port};Username={role};Database={database}" + (role == "postgres" ? ";Pooling=false" : "");

    private async Task TellAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(To("postgres", "postgres"));
        await connection.OpenAsync();
#pragma warning disable CA2100 // The names are this program's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    private Task ToolAsync(string tool, params string[] args) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, tool), .. args]) : RunAsync(Path.Combine(_programs, tool), args);

    private static async Task RunAsync(string program, params string[] args)
    {
        // What it prints goes nowhere: a server that inherited a pipe would hold it open.
        var quoted = string.Join(' ', new[] { program }.Concat(args).Select(arg => $"'{arg}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {quoted} >/dev/null 2>&1"]) { WorkingDirectory = "/" })!;
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', args)} ended with {process.ExitCode}.");
        }
    }
}
