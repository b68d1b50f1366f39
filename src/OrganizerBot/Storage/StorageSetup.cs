using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Replicas;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Postgres;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>Registers the database, the single writer and the key file.</summary>
public static partial class StorageSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>The database as the settings choose it, keys in the keys folder.</summary>
        public void AddStorage()
        {
            builder.Services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptions.Validator>().BindConfiguration(StorageOptions.Section);
            builder.Services.AddSingleton(services => KeysOf(services, KeyFile.Open));
            builder.Services.AddSingleton<Backups>();
            builder.Services.AddScoped<Schema>();
            if (StorageOptions.In(builder.Configuration).Engine == StorageProvider.Postgres)
            {
                builder.AddPostgres();
            }
            else
            {
                builder.AddSqlite();
            }
        }

        private void AddSqlite()
        {
            builder.Services.AddDbContext<OrganizerDb, SqliteOrganizerDb>((services, db) => db
                .UseSqlite(SqliteFile.Own(services.GetRequiredService<IOptions<StorageOptions>>().Value.DatabaseFile))
                .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
                .AddInterceptors([new SqlitePragmas(), .. services.GetServices<IInterceptor>()]));
            builder.Services.AddSingleton<IEngine, SqliteEngine>();
            builder.AddWriter<SqliteWriter>();
        }

        private void AddPostgres()
        {
            builder.Services.AddSingleton(services => NpgsqlDataSource.Create(PostgresAddress.Of(services.GetRequiredService<IOptions<StorageOptions>>().Value)));
            builder.Services.AddDbContext<OrganizerDb, PostgresOrganizerDb>((services, db) => db
                // What is worth another attempt is decided where the work can be begun anew.
                .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>(), server => server.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)))
                .ReplaceService<IMigrationsSqlGenerator, PostgresTables>()
                .AddInterceptors([PostgresConfinement.Instance, .. services.GetServices<IInterceptor>()]));
            builder.Services.AddSingleton<PostgresEngine>();
            builder.Services.AddSingleton<IEngine>(services => services.GetRequiredService<PostgresEngine>());
            builder.Services.AddSingleton<SharedLeases>();
            builder.Services.AddSingleton<ILeases>(services => services.GetRequiredService<SharedLeases>());
            builder.AddWriter<PostgresWriter>();
        }

        private void AddWriter<TWriter>()
            where TWriter : class, IWriter, ISigningLedger, IHostedService
        {
            builder.Services.AddSingleton<TWriter>();
            builder.Services.AddSingleton<IWriter>(services => services.GetRequiredService<TWriter>());
            builder.Services.AddSingleton<ISigningLedger>(services => services.GetRequiredService<TWriter>());
            builder.Services.AddHostedService(services => services.GetRequiredService<TWriter>());
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Holds the database, opens the key file and brings the schema up to date, before anything is served.</summary>
        /// <exception cref="InvalidOperationException">It cannot run like this; the text says why and what to do.</exception>
        /// <exception cref="TimeoutException">It could, if the server answered.</exception>
        public void PrepareStorage()
        {
            var engine = app.Services.GetRequiredService<IEngine>();
            var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
            FullDisk.RefuseStart(storage);
            try
            {
                engine.Hold();
                RefuseWithoutKeys(engine, storage);
                _ = app.Services.GetRequiredService<KeyFile>();
                using var scope = app.Services.CreateScope();
                if (scope.ServiceProvider.GetRequiredService<Schema>().Update() is { } backup)
                {
                    Log.BackedUp(app.Logger, backup);
                }

                // One that was not there before is now.
                engine.Hold();
                RefuseOtherKeys(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), app.Services.GetRequiredService<KeyFile>());
            }
            catch (Exception e) when (FullDisk.Is(e, storage))
            {
                throw FullDisk.Refusal(storage, e);
            }
            catch (SqliteException e)
            {
                throw new InvalidOperationException($"The database {engine.Name} cannot be used ({e.Message}). Put a backup in its place with organizerbot restore, or name another folder (Storage:DataDirectory).", e);
            }
            catch (PostgresException e) when (PostgresEngine.IsRefusal(e))
            {
                throw new InvalidOperationException($"The database {engine.Name} cannot be used ({e.Message}). Look whether Storage:Connection names the right database, and a role that owns it, with its password.", e);
            }
            catch (NpgsqlException e)
            {
                throw new TimeoutException($"The database {engine.Name} does not answer ({e.Message}). Look whether the server runs and can be reached from here (Storage:Connection).", e);
            }
        }
    }

    /// <summary>The key file of the settings' folder. With a server, other replicas may have it open too.</summary>
    internal static KeyFile KeysOf(IServiceProvider services, Func<string, TimeProvider, bool, KeyFile> open)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return open(storage.KeysDirectory, services.GetRequiredService<TimeProvider>(), storage.Engine == StorageProvider.Postgres);
    }

    /// <summary>A fresh key file beside a database that was made with another would only hide that the right one is missing.</summary>
    private static void RefuseWithoutKeys(IEngine engine, StorageOptions storage)
    {
        if (!File.Exists(KeyFile.PathIn(storage.KeysDirectory)) && engine.HoldsKeys)
        {
            throw new InvalidOperationException(
                $"The key file {KeyFile.PathIn(storage.KeysDirectory)} is missing, and the database holds keys that open with nothing else. Bring it back from its own backup (Storage:KeysDirectory).");
        }
    }

    /// <summary>With the keys of another database tallies would be signed by a stranger, and no name would open.</summary>
    private static void RefuseOtherKeys(OrganizerDb db, KeyFile file)
    {
        try
        {
            _ = db.WrappedKeys.AsNoTracking().OrderBy(key => key.Of).FirstOrDefault()?.Open(file);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException("The key file (Storage:KeysDirectory) belongs to another database. Bring back the one that belongs to this, from its own backup.", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2006, LogLevel.Information, "The database is brought up to date; a backup of it as it was is {Backup}")]
        public static partial void BackedUp(ILogger logger, string backup);
    }
}
