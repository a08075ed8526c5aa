using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingAI.Engine.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contracts_contract",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DataSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ColumnsJson = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    DetailJson = table.Column<string>(type: "TEXT", nullable: false),
                    AcknowledgedBy = table.Column<string>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgedReason = table.Column<string>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_contract", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_fact_mode",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FactTable = table.Column<string>(type: "TEXT", maxLength: 130, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_fact_mode", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_fact_schema",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FactTable = table.Column<string>(type: "TEXT", maxLength: 130, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FieldsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_fact_schema", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_follower",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DataSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_follower", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts_sign_off",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Team = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IsSigned = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts_sign_off", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "decisioning_deployment",
                columns: table => new
                {
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Alias = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ModelVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModelName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ModelVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PreviousId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RolledBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decisioning_deployment", x => x.Position);
                });

            migrationBuilder.CreateTable(
                name: "features_basket_column",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SourceTitle = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    DataSetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ColumnName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_features_basket_column", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "featurestore_training_set",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DataSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestJson = table.Column<string>(type: "TEXT", nullable: false),
                    ManifestJson = table.Column<string>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_featurestore_training_set", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "featurestore_view",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DefinitionJson = table.Column<string>(type: "TEXT", nullable: false),
                    FieldsJson = table.Column<string>(type: "TEXT", nullable: false),
                    ReadsJson = table.Column<string>(type: "TEXT", nullable: true),
                    WrittenBy = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivatedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ActivatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FreshnessJson = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_featurestore_view", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "governance_approval",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ModelVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModelName = table.Column<string>(type: "TEXT", nullable: false),
                    ModelVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ArtifactHash = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_approval", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "governance_lineage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromKind = table.Column<string>(type: "TEXT", nullable: false),
                    FromId = table.Column<string>(type: "TEXT", nullable: false),
                    ToKind = table.Column<string>(type: "TEXT", nullable: false),
                    ToId = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_lineage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_match_label",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LeftSet = table.Column<Guid>(type: "TEXT", nullable: false),
                    RightSet = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeftId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RightId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_match_label", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_match_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    LeftSet = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeftName = table.Column<string>(type: "TEXT", nullable: false),
                    RightSet = table.Column<Guid>(type: "TEXT", nullable: true),
                    RightName = table.Column<string>(type: "TEXT", nullable: true),
                    PlanJson = table.Column<string>(type: "TEXT", nullable: false),
                    OptionsJson = table.Column<string>(type: "TEXT", nullable: false),
                    ReportJson = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_match_run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_data_set",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    TableName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ColumnsJson = table.Column<string>(type: "TEXT", nullable: false),
                    RemarksJson = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_data_set", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_event_mapping",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FieldsJson = table.Column<string>(type: "TEXT", nullable: false),
                    StoredBy = table.Column<string>(type: "TEXT", nullable: false),
                    StoredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_event_mapping", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_event_source",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    BatchMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    NeedSeconds = table.Column<int>(type: "INTEGER", nullable: true),
                    Schema = table.Column<string>(type: "TEXT", nullable: false),
                    LatenessSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ApiKeyId = table.Column<string>(type: "TEXT", nullable: true),
                    SettingsJson = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_event_source", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_pipeline_advice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AdviceJson = table.Column<string>(type: "TEXT", nullable: false),
                    ModeThen = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_pipeline_advice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_quality",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SettingsJson = table.Column<string>(type: "TEXT", nullable: false),
                    CheckJson = table.Column<string>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_quality", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_quarantine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Thing = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    HeldAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldBy = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_quarantine", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingestion_source_secret",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Closed = table.Column<string>(type: "TEXT", nullable: false),
                    StoredBy = table.Column<string>(type: "TEXT", nullable: false),
                    StoredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingestion_source_secret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "jobs_job",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    RequestJson = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Share = table.Column<double>(type: "REAL", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", nullable: false),
                    StartedByRoles = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Deaths = table.Column<int>(type: "INTEGER", nullable: false),
                    StoppedWithHost = table.Column<bool>(type: "INTEGER", nullable: false),
                    CancelAskedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Checkpoint = table.Column<string>(type: "TEXT", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    LogText = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs_job", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "modeling_search",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modeling_search", x => x.JobId);
                });

            migrationBuilder.CreateTable(
                name: "modeling_version",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DataSetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DataFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: false),
                    Trainer = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeVersion = table.Column<string>(type: "TEXT", nullable: false),
                    ArtifactHash = table.Column<string>(type: "TEXT", nullable: false),
                    ReportJson = table.Column<string>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modeling_version", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_incident",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SubjectName = table.Column<string>(type: "TEXT", nullable: false),
                    Monitor = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeemsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reopenings = table.Column<int>(type: "INTEGER", nullable: false),
                    Resolution = table.Column<string>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_incident", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_incident_event",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IncidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_incident_event", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    ForRole = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ForPerson = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcknowledgedBy = table.Column<string>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_clear_read",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TableName = table.Column<string>(type: "TEXT", maxLength: 130, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Reads = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_clear_read", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_mask_policy",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PolicyJson = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_mask_policy", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "governance_approval_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessUnitId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    LedgerPosition = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_approval_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_governance_approval_step_governance_approval_RequestId",
                        column: x => x.RequestId,
                        principalTable: "governance_approval",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_contract_BusinessUnitId",
                table: "contracts_contract",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_contract_DataSetId_Version",
                table: "contracts_contract",
                columns: new[] { "DataSetId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_fact_mode_BusinessUnitId",
                table: "contracts_fact_mode",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_fact_mode_BusinessUnitId_FactTable",
                table: "contracts_fact_mode",
                columns: new[] { "BusinessUnitId", "FactTable" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_fact_schema_BusinessUnitId",
                table: "contracts_fact_schema",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_fact_schema_BusinessUnitId_FactTable_Version",
                table: "contracts_fact_schema",
                columns: new[] { "BusinessUnitId", "FactTable", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_follower_BusinessUnitId",
                table: "contracts_follower",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_follower_BusinessUnitId_DataSetId_Person",
                table: "contracts_follower",
                columns: new[] { "BusinessUnitId", "DataSetId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_sign_off_BusinessUnitId",
                table: "contracts_sign_off",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_sign_off_ContractId_Revision_By",
                table: "contracts_sign_off",
                columns: new[] { "ContractId", "Revision", "By" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_sign_off_ContractId_Revision_Team",
                table: "contracts_sign_off",
                columns: new[] { "ContractId", "Revision", "Team" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_decisioning_deployment_BusinessUnitId",
                table: "decisioning_deployment",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_decisioning_deployment_BusinessUnitId_Alias_Position",
                table: "decisioning_deployment",
                columns: new[] { "BusinessUnitId", "Alias", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_decisioning_deployment_Id",
                table: "decisioning_deployment",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_features_basket_column_BusinessUnitId",
                table: "features_basket_column",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_features_basket_column_BusinessUnitId_Account_Source_ColumnName",
                table: "features_basket_column",
                columns: new[] { "BusinessUnitId", "Account", "Source", "ColumnName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_featurestore_training_set_BusinessUnitId",
                table: "featurestore_training_set",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_featurestore_training_set_BusinessUnitId_Name",
                table: "featurestore_training_set",
                columns: new[] { "BusinessUnitId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_featurestore_view_BusinessUnitId",
                table: "featurestore_view",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_featurestore_view_BusinessUnitId_Name_Version",
                table: "featurestore_view",
                columns: new[] { "BusinessUnitId", "Name", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_approval_BusinessUnitId",
                table: "governance_approval",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_governance_approval_BusinessUnitId_ModelVersionId",
                table: "governance_approval",
                columns: new[] { "BusinessUnitId", "ModelVersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_approval_step_BusinessUnitId",
                table: "governance_approval_step",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_governance_approval_step_LedgerPosition",
                table: "governance_approval_step",
                column: "LedgerPosition");

            migrationBuilder.CreateIndex(
                name: "IX_governance_approval_step_RequestId_Number",
                table: "governance_approval_step",
                columns: new[] { "RequestId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_lineage_BusinessUnitId",
                table: "governance_lineage",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_governance_lineage_BusinessUnitId_FromKind_FromId",
                table: "governance_lineage",
                columns: new[] { "BusinessUnitId", "FromKind", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_governance_lineage_BusinessUnitId_ToKind_ToId",
                table: "governance_lineage",
                columns: new[] { "BusinessUnitId", "ToKind", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_match_label_BusinessUnitId",
                table: "identity_match_label",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_match_label_BusinessUnitId_LeftSet_RightSet",
                table: "identity_match_label",
                columns: new[] { "BusinessUnitId", "LeftSet", "RightSet" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_match_run_BusinessUnitId",
                table: "identity_match_run",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_data_set_BusinessUnitId",
                table: "ingestion_data_set",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_data_set_BusinessUnitId_Name",
                table: "ingestion_data_set",
                columns: new[] { "BusinessUnitId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_event_mapping_BusinessUnitId",
                table: "ingestion_event_mapping",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_event_mapping_SourceId_Version",
                table: "ingestion_event_mapping",
                columns: new[] { "SourceId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_event_source_BusinessUnitId",
                table: "ingestion_event_source",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_event_source_BusinessUnitId_Key",
                table: "ingestion_event_source",
                columns: new[] { "BusinessUnitId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_pipeline_advice_BusinessUnitId",
                table: "ingestion_pipeline_advice",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_pipeline_advice_SourceId",
                table: "ingestion_pipeline_advice",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_quality_BusinessUnitId",
                table: "ingestion_quality",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_quality_BusinessUnitId_Subject",
                table: "ingestion_quality",
                columns: new[] { "BusinessUnitId", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_quarantine_BusinessUnitId",
                table: "ingestion_quarantine",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_quarantine_BusinessUnitId_Thing_State",
                table: "ingestion_quarantine",
                columns: new[] { "BusinessUnitId", "Thing", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_source_secret_BusinessUnitId",
                table: "ingestion_source_secret",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ingestion_source_secret_SourceId_Name",
                table: "ingestion_source_secret",
                columns: new[] { "SourceId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_jobs_job_BusinessUnitId",
                table: "jobs_job",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_job_BusinessUnitId_QueuedAt",
                table: "jobs_job",
                columns: new[] { "BusinessUnitId", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_jobs_job_Status",
                table: "jobs_job",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_modeling_search_BusinessUnitId",
                table: "modeling_search",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_modeling_version_BusinessUnitId",
                table: "modeling_version",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_modeling_version_BusinessUnitId_JobId",
                table: "modeling_version",
                columns: new[] { "BusinessUnitId", "JobId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_modeling_version_BusinessUnitId_Name_Version",
                table: "modeling_version",
                columns: new[] { "BusinessUnitId", "Name", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_incident_BusinessUnitId",
                table: "notices_incident",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_incident_BusinessUnitId_State_LastAt",
                table: "notices_incident",
                columns: new[] { "BusinessUnitId", "State", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_incident_BusinessUnitId_Subject_Monitor",
                table: "notices_incident",
                columns: new[] { "BusinessUnitId", "Subject", "Monitor" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_incident_event_BusinessUnitId",
                table: "notices_incident_event",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_incident_event_IncidentId_At",
                table: "notices_incident_event",
                columns: new[] { "IncidentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_BusinessUnitId",
                table: "notices_notice",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_notice_BusinessUnitId_AcknowledgedAt_RaisedAt",
                table: "notices_notice",
                columns: new[] { "BusinessUnitId", "AcknowledgedAt", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_clear_read_BusinessUnitId",
                table: "privacy_clear_read",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_clear_read_BusinessUnitId_Day_Actor_TableName",
                table: "privacy_clear_read",
                columns: new[] { "BusinessUnitId", "Day", "Actor", "TableName" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_mask_policy_BusinessUnitId",
                table: "privacy_mask_policy",
                column: "BusinessUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_mask_policy_BusinessUnitId_Version",
                table: "privacy_mask_policy",
                columns: new[] { "BusinessUnitId", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contracts_contract");

            migrationBuilder.DropTable(
                name: "contracts_fact_mode");

            migrationBuilder.DropTable(
                name: "contracts_fact_schema");

            migrationBuilder.DropTable(
                name: "contracts_follower");

            migrationBuilder.DropTable(
                name: "contracts_sign_off");

            migrationBuilder.DropTable(
                name: "decisioning_deployment");

            migrationBuilder.DropTable(
                name: "features_basket_column");

            migrationBuilder.DropTable(
                name: "featurestore_training_set");

            migrationBuilder.DropTable(
                name: "featurestore_view");

            migrationBuilder.DropTable(
                name: "governance_approval_step");

            migrationBuilder.DropTable(
                name: "governance_lineage");

            migrationBuilder.DropTable(
                name: "identity_match_label");

            migrationBuilder.DropTable(
                name: "identity_match_run");

            migrationBuilder.DropTable(
                name: "ingestion_data_set");

            migrationBuilder.DropTable(
                name: "ingestion_event_mapping");

            migrationBuilder.DropTable(
                name: "ingestion_event_source");

            migrationBuilder.DropTable(
                name: "ingestion_pipeline_advice");

            migrationBuilder.DropTable(
                name: "ingestion_quality");

            migrationBuilder.DropTable(
                name: "ingestion_quarantine");

            migrationBuilder.DropTable(
                name: "ingestion_source_secret");

            migrationBuilder.DropTable(
                name: "jobs_job");

            migrationBuilder.DropTable(
                name: "modeling_search");

            migrationBuilder.DropTable(
                name: "modeling_version");

            migrationBuilder.DropTable(
                name: "notices_incident");

            migrationBuilder.DropTable(
                name: "notices_incident_event");

            migrationBuilder.DropTable(
                name: "notices_notice");

            migrationBuilder.DropTable(
                name: "privacy_clear_read");

            migrationBuilder.DropTable(
                name: "privacy_mask_policy");

            migrationBuilder.DropTable(
                name: "governance_approval");
        }
    }
}
