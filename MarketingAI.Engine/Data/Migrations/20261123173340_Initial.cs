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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "decisioning_deployment");
        }
    }
}
