using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrganizerBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Act = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    About = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    Actor = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedActor = table.Column<byte[]>(type: "bytea", nullable: false),
                    Before = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => new { x.CommunityId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tag = table.Column<byte[]>(type: "bytea", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "bytea", nullable: true),
                    SealedMember = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TargetKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SealedTarget = table.Column<byte[]>(type: "bytea", nullable: true),
                    Demand = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LiftCondition = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Hashtag = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Sources = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    JoinCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsAnnounced = table.Column<bool>(type: "boolean", nullable: false),
                    PublicSince = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    ShredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Root = table.Column<byte[]>(type: "bytea", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => new { x.SheetId, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    PlatformId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    IsEnterprise = table.Column<bool>(type: "boolean", nullable: false),
                    ModeratorsChannelId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    IsSilent = table.Column<bool>(type: "boolean", nullable: false),
                    Review = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    WeeklyHour = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    WeeklyKeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReviewKeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Destinations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    ChannelId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Suspended = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    SuspendedSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ProbeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Probes = table.Column<int>(type: "integer", nullable: false),
                    IsOnTrial = table.Column<bool>(type: "boolean", nullable: false),
                    RestsUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Destinations", x => x.Id);
                    table.UniqueConstraint("AK_Destinations_CommunityId_Id", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "bytea", nullable: false),
                    Author = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedLine = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    ForgetAfter = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Installations",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BotUserId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Scopes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    IsOrganisationWide = table.Column<bool>(type: "boolean", nullable: false),
                    SealedToken = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedRefresh = table.Column<byte[]>(type: "bytea", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    InstalledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installations", x => x.CommunityId);
                });

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    ChannelId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    HasNews = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => new { x.CampaignId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Holder = table.Column<Guid>(type: "uuid", nullable: false),
                    Fence = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Leaves",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leaves", x => new { x.SheetId, x.Position });
                });

            migrationBuilder.CreateTable(
                name: "ModeratorGroups",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tag = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedGroup = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModeratorGroups", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Moderators",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tag = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedMember = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moderators", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Recipient = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Participations",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    ChannelId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    HasLeft = table.Column<bool>(type: "boolean", nullable: false),
                    WasRemoved = table.Column<bool>(type: "boolean", nullable: false),
                    HasNews = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participations", x => new { x.CampaignId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "PastFigures",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastFigures", x => new { x.CampaignId, x.Kind, x.Subject, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "PendingWithdrawals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingWithdrawals", x => new { x.SheetId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PersonalLinks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedAccount = table.Column<byte[]>(type: "bytea", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PledgeAnswers",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answerer = table.Column<byte[]>(type: "bytea", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    SealedAnswer = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeAnswers", x => new { x.SheetId, x.Answerer });
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Recipient = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Refusals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pseudonym = table.Column<byte[]>(type: "bytea", nullable: false),
                    Stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false),
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false),
                    Credited = table.Column<bool>(type: "boolean", nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    ToldSince = table.Column<DateOnly>(type: "date", nullable: true),
                    SealedTestimony = table.Column<byte[]>(type: "bytea", nullable: true),
                    Recipient = table.Column<byte[]>(type: "bytea", nullable: true),
                    UndoUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedIn = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    SealedReason = table.Column<byte[]>(type: "bytea", nullable: true),
                    BlockCode = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true, collation: "C"),
                    MadeBlock = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refusals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Sheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Eligible = table.Column<int>(type: "integer", nullable: false),
                    Joined = table.Column<int>(type: "integer", nullable: false),
                    Goal = table.Column<int>(type: "integer", nullable: false),
                    Margin = table.Column<int>(type: "integer", nullable: true),
                    GoalSaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CloseSaid = table.Column<bool>(type: "boolean", nullable: false),
                    HasNews = table.Column<bool>(type: "boolean", nullable: false),
                    Published = table.Column<int>(type: "integer", nullable: false),
                    TallySize = table.Column<int>(type: "integer", nullable: false),
                    TallyToken = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false),
                    AsksLater = table.Column<bool>(type: "boolean", nullable: false),
                    HasAsked = table.Column<bool>(type: "boolean", nullable: false),
                    ShredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sheets", x => x.Id);
                    table.UniqueConstraint("AK_Sheets_OwnerId_Id", x => new { x.OwnerId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pseudonym = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Envelope = table.Column<byte[]>(type: "bytea", nullable: true),
                    Withdrawal = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commitment = table.Column<byte[]>(type: "bytea", nullable: true),
                    Delivery = table.Column<byte[]>(type: "bytea", nullable: false),
                    Origin = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => new { x.SheetId, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "Stakes",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Monthly = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: true),
                    MonthlySource = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Worth = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: true),
                    WorthSource = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Own = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stakes", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "ToldShares",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Told = table.Column<int>(type: "integer", nullable: false),
                    SealedPublished = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToldShares", x => new { x.SheetId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "WrappedKeys",
                columns: table => new
                {
                    Of = table.Column<Guid>(type: "uuid", nullable: false),
                    Community = table.Column<Guid>(type: "uuid", nullable: false),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    Part = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    RotationAsked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrappedKeys", x => x.Of);
                });

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    DestinationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Schedule = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Digests_Destinations_CommunityId_DestinationId",
                        columns: x => new { x.CommunityId, x.DestinationId },
                        principalTable: "Destinations",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    DestinationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedBody = table.Column<byte[]>(type: "bytea", nullable: false),
                    Marker = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    FirstTriedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PostedId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsRepeat = table.Column<bool>(type: "boolean", nullable: false),
                    IsDoubtful = table.Column<bool>(type: "boolean", nullable: false),
                    MayBePlanned = table.Column<bool>(type: "boolean", nullable: false),
                    PostAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PlannedId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Fence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                    table.UniqueConstraint("AK_Outbox_CommunityId_Id", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Outbox_Destinations_CommunityId_DestinationId",
                        columns: x => new { x.CommunityId, x.DestinationId },
                        principalTable: "Destinations",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Petitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Addressee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    DeliveredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnswerKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnswerText = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    News = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Petitions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Petitions_Sheets_OwnerId_SheetId",
                        columns: x => new { x.OwnerId, x.SheetId },
                        principalTable: "Sheets",
                        principalColumns: new[] { "OwnerId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pledges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    FollowedShare = table.Column<int>(type: "integer", nullable: true),
                    FollowedOf = table.Column<int>(type: "integer", nullable: false),
                    SealedFollowed = table.Column<byte[]>(type: "bytea", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pledges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pledges_Sheets_OwnerId_SheetId",
                        columns: x => new { x.OwnerId, x.SheetId },
                        principalTable: "Sheets",
                        principalColumns: new[] { "OwnerId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DigestIssues",
                columns: table => new
                {
                    DigestId = table.Column<Guid>(type: "uuid", nullable: false),
                    WindowEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OutboxId = table.Column<Guid>(type: "uuid", nullable: false),
                    LastBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestIssues", x => new { x.DigestId, x.WindowEnd });
                    table.ForeignKey(
                        name: "FK_DigestIssues_Digests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "Digests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    DestinationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OutboxId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shown = table.Column<byte[]>(type: "bytea", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cards_Destinations_CommunityId_DestinationId",
                        columns: x => new { x.CommunityId, x.DestinationId },
                        principalTable: "Destinations",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cards_Outbox_CommunityId_OutboxId",
                        columns: x => new { x.CommunityId, x.OutboxId },
                        principalTable: "Outbox",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewCards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Refusal = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    DestinationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OutboxId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsStale = table.Column<bool>(type: "boolean", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewCards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewCards_Destinations_CommunityId_DestinationId",
                        columns: x => new { x.CommunityId, x.DestinationId },
                        principalTable: "Destinations",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewCards_Outbox_CommunityId_OutboxId",
                        columns: x => new { x.CommunityId, x.OutboxId },
                        principalTable: "Outbox",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DigestItems",
                columns: table => new
                {
                    DigestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    WindowEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestItems", x => new { x.DigestId, x.Key });
                    table.ForeignKey(
                        name: "FK_DigestItems_DigestIssues_DigestId_WindowEnd",
                        columns: x => new { x.DigestId, x.WindowEnd },
                        principalTable: "DigestIssues",
                        principalColumns: new[] { "DigestId", "WindowEnd" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Day",
                table: "Audit",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Code",
                table: "Blocks",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Day",
                table: "Blocks",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Code",
                table: "Campaigns",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_JoinCode",
                table: "Campaigns",
                column: "JoinCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_TargetKey",
                table: "Campaigns",
                column: "TargetKey");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_CommunityId_DestinationId",
                table: "Cards",
                columns: new[] { "CommunityId", "DestinationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_CommunityId_OutboxId",
                table: "Cards",
                columns: new[] { "CommunityId", "OutboxId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_SheetId",
                table: "Cards",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_Communities_Platform_PlatformId",
                table: "Communities",
                columns: new[] { "Platform", "PlatformId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Destinations_CommunityId_ChannelId",
                table: "Destinations",
                columns: new[] { "CommunityId", "ChannelId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestIssues_OutboxId",
                table: "DigestIssues",
                column: "OutboxId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestItems_DigestId_WindowEnd",
                table: "DigestItems",
                columns: new[] { "DigestId", "WindowEnd" });

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Code",
                table: "Digests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Digests_CommunityId_DestinationId",
                table: "Digests",
                columns: new[] { "CommunityId", "DestinationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Author",
                table: "Drafts",
                column: "Author");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ExpiresAt",
                table: "Drafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_Code",
                table: "JoinRequests",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_CommunityId",
                table: "JoinRequests",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_OwnerId",
                table: "JoinRequests",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Leases_Until",
                table: "Leases",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Recipient",
                table: "Notices",
                column: "Recipient");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CommunityId_DestinationId",
                table: "Outbox",
                columns: new[] { "CommunityId", "DestinationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DestinationId",
                table: "Outbox",
                column: "DestinationId",
                unique: true,
                filter: "\"State\" = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Key",
                table: "Outbox",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NotBefore",
                table: "Outbox",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Participations_Code",
                table: "Participations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participations_CommunityId",
                table: "Participations",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_PastFigures_OwnerId",
                table: "PastFigures",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_LastDay",
                table: "PersonalLinks",
                column: "LastDay");

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_CampaignId",
                table: "Petitions",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_Code",
                table: "Petitions",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_OwnerId_SheetId",
                table: "Petitions",
                columns: new[] { "OwnerId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_SheetId",
                table: "Petitions",
                column: "SheetId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_CampaignId",
                table: "Pledges",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Code",
                table: "Pledges",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_OwnerId_SheetId",
                table: "Pledges",
                columns: new[] { "OwnerId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_SheetId",
                table: "Pledges",
                column: "SheetId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Code",
                table: "Proposals",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_CommunityId",
                table: "Proposals",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Recipient",
                table: "Proposals",
                column: "Recipient");

            migrationBuilder.CreateIndex(
                name: "IX_Refusals_CampaignId_Pseudonym_Stage_Month",
                table: "Refusals",
                columns: new[] { "CampaignId", "Pseudonym", "Stage", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refusals_Code",
                table: "Refusals",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refusals_CommunityId_State",
                table: "Refusals",
                columns: new[] { "CommunityId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Refusals_UndoUntil",
                table: "Refusals",
                column: "UndoUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewCards_CommunityId_DestinationId",
                table: "ReviewCards",
                columns: new[] { "CommunityId", "DestinationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewCards_CommunityId_OutboxId",
                table: "ReviewCards",
                columns: new[] { "CommunityId", "OutboxId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewCards_CommunityId_Refusal",
                table: "ReviewCards",
                columns: new[] { "CommunityId", "Refusal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewCards_IsStale",
                table: "ReviewCards",
                column: "IsStale");

            migrationBuilder.CreateIndex(
                name: "IX_Sheets_TallyToken",
                table: "Sheets",
                column: "TallyToken",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_SheetId_State",
                table: "Signatures",
                columns: new[] { "SheetId", "State" },
                filter: "\"Kind\" = 'Named'");

            migrationBuilder.CreateIndex(
                name: "IX_Stakes_OwnerId",
                table: "Stakes",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ToldShares_CommunityId",
                table: "ToldShares",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_WrappedKeys_Community",
                table: "WrappedKeys",
                column: "Community");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Blocks");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "Cards");

            migrationBuilder.DropTable(
                name: "Checkpoints");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "DigestItems");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "Installations");

            migrationBuilder.DropTable(
                name: "JoinRequests");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Leaves");

            migrationBuilder.DropTable(
                name: "ModeratorGroups");

            migrationBuilder.DropTable(
                name: "Moderators");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Participations");

            migrationBuilder.DropTable(
                name: "PastFigures");

            migrationBuilder.DropTable(
                name: "PendingWithdrawals");

            migrationBuilder.DropTable(
                name: "PersonalLinks");

            migrationBuilder.DropTable(
                name: "Petitions");

            migrationBuilder.DropTable(
                name: "PledgeAnswers");

            migrationBuilder.DropTable(
                name: "Pledges");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "Refusals");

            migrationBuilder.DropTable(
                name: "ReviewCards");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "Signatures");

            migrationBuilder.DropTable(
                name: "Stakes");

            migrationBuilder.DropTable(
                name: "ToldShares");

            migrationBuilder.DropTable(
                name: "WrappedKeys");

            migrationBuilder.DropTable(
                name: "DigestIssues");

            migrationBuilder.DropTable(
                name: "Sheets");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Digests");

            migrationBuilder.DropTable(
                name: "Destinations");
        }
    }
}
