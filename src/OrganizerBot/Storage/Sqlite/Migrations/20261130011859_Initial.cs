using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrganizerBot.Storage.Sqlite.Migrations
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
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Actor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedActor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Before = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => new { x.CommunityId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SealedMember = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: false),
                    TargetKey = table.Column<string>(type: "TEXT", nullable: false),
                    SealedTarget = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Demand = table.Column<string>(type: "TEXT", nullable: true),
                    LiftCondition = table.Column<string>(type: "TEXT", nullable: true),
                    Hashtag = table.Column<string>(type: "TEXT", nullable: true),
                    Sources = table.Column<string>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    JoinCode = table.Column<string>(type: "TEXT", nullable: true),
                    IsAnnounced = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublicSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ShredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Checkpoints",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Checkpoints", x => new { x.SheetId, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PlatformId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    IsEnterprise = table.Column<bool>(type: "INTEGER", nullable: false),
                    ModeratorsChannelId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    IsSilent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Review = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WeeklyHour = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    WeeklyKeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewKeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Destinations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ChannelId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Suspended = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SuspendedSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ProbeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Probes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOnTrial = table.Column<bool>(type: "INTEGER", nullable: false),
                    RestsUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Author = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedLine = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ForgetAfter = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Installations",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BotUserId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsOrganisationWide = table.Column<bool>(type: "INTEGER", nullable: false),
                    SealedToken = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedRefresh = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    InstalledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Installations", x => x.CommunityId);
                });

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    ChannelId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    HasNews = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => new { x.CampaignId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fence = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Leaves",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leaves", x => new { x.SheetId, x.Position });
                });

            migrationBuilder.CreateTable(
                name: "ModeratorGroups",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedGroup = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModeratorGroups", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Moderators",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tag = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedMember = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moderators", x => new { x.CommunityId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Participations",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    ChannelId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    HasLeft = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasNews = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participations", x => new { x.CampaignId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "PastFigures",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastFigures", x => new { x.CampaignId, x.Kind, x.Subject, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "PendingWithdrawals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingWithdrawals", x => new { x.SheetId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PersonalLinks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedAccount = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PledgeAnswers",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answerer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SealedAnswer = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeAnswers", x => new { x.SheetId, x.Answerer });
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedWords = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Refusals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pseudonym = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsTold = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSettled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Credited = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToldSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SealedTestimony = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Recipient = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UndoUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedIn = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BlockCode = table.Column<string>(type: "TEXT", maxLength: 5, nullable: true),
                    MadeBlock = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refusals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Sheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Eligible = table.Column<int>(type: "INTEGER", nullable: false),
                    Joined = table.Column<int>(type: "INTEGER", nullable: false),
                    Goal = table.Column<int>(type: "INTEGER", nullable: false),
                    Margin = table.Column<int>(type: "INTEGER", nullable: true),
                    GoalSaidAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CloseSaid = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasNews = table.Column<bool>(type: "INTEGER", nullable: false),
                    Published = table.Column<int>(type: "INTEGER", nullable: false),
                    TallySize = table.Column<int>(type: "INTEGER", nullable: false),
                    TallyToken = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    IsSettled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksLater = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pseudonym = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Envelope = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Withdrawal = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Commitment = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Delivery = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Origin = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => new { x.SheetId, x.Pseudonym });
                });

            migrationBuilder.CreateTable(
                name: "Stakes",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Monthly = table.Column<decimal>(type: "TEXT", precision: 20, scale: 2, nullable: true),
                    MonthlySource = table.Column<string>(type: "TEXT", nullable: true),
                    Worth = table.Column<decimal>(type: "TEXT", precision: 20, scale: 2, nullable: true),
                    WorthSource = table.Column<string>(type: "TEXT", nullable: true),
                    Own = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stakes", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "ToldShares",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Told = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedPublished = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToldShares", x => new { x.SheetId, x.CommunityId });
                });

            migrationBuilder.CreateTable(
                name: "WrappedKeys",
                columns: table => new
                {
                    Of = table.Column<Guid>(type: "TEXT", nullable: false),
                    Community = table.Column<Guid>(type: "TEXT", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RotationAsked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrappedKeys", x => x.Of);
                });

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DestinationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Schedule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DestinationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SealedBody = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Marker = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstTriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PostedId = table.Column<string>(type: "TEXT", nullable: true),
                    IsRepeat = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDoubtful = table.Column<bool>(type: "INTEGER", nullable: false),
                    MayBePlanned = table.Column<bool>(type: "INTEGER", nullable: false),
                    PostAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PlannedId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fence = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Addressee = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DeliveredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnswerKind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnswerText = table.Column<string>(type: "TEXT", nullable: true),
                    News = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FollowedShare = table.Column<int>(type: "INTEGER", nullable: true),
                    FollowedOf = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedFollowed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    DigestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WindowEnd = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastBefore = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DestinationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Shown = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsGone = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSettled = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DestinationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsStale = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsGone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    DigestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WindowEnd = table.Column<DateTime>(type: "TEXT", nullable: false)
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
