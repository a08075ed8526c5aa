namespace MarketingAI.Tests.Engine.Contracts;

/// <summary>Documents as other people and tools write them.</summary>
internal static class HandWritten
{
    public const string Full = """
        # A contract with something of every section.
        domain: Retail
        dataProduct: orders product
        version: 1.1.0
        status: active
        id: 53581432-6c55-4ba2-a65f-72344a91553b
        name: orders
        description:
          purpose: Forecasts
          limitations: No returns
          usage: 'Predict sales: over time'
          authoritativeDefinitions:
            - {type: privacy-statement, url: "https://example.com/privacy.pdf"}
        tenant: acme
        kind: DataContract
        apiVersion: v3.1.0
        servers:
          - server: my-postgres
            type: postgres
            host: db.example.org
            port: 5432
            database: shop
        schema:
          - name: tbl
            physicalName: tbl_1
            physicalType: table
            dataGranularityDescription: One row an order
            tags: [ 'finance', 'orders']
            relationships:
              - type: foreignKey
                from: [tbl.shop_id, tbl.country]
                to: [shops.id, shops.country]
            properties:
              - name: order_id
                logicalType: string
                physicalType: varchar(18)
                required: true
                primaryKey: true
                primaryKeyPosition: 1
                partitioned: false
                classification: restricted
                transformLogic: sel 1
                logicalTypeOptions: {pattern: "[A-Z]{2}[0-9]+", maxLength: 18}
                quality:
                  - {type: library, metric: nullValues, mustBe: 0, severity: warning, dimension: completeness, schedule: 0 20 * * *, scheduler: cron}
                  - type: custom
                    engine: soda
                    implementation: |
                      checks for tbl:
                        - missing_count = 0
              - name: price
                logicalType: number
                logicalTypeOptions:
                  exclusiveMinimum: 0
                  maximum: 9999.99
                  multipleOf: 0.01
                examples: [9.95, 120]
              - name: sold_on
                logicalType: date
                required: false
                classification: none
                customProperties:
                  - {property: knownAt, value: before}
                  - {property: anonymizationStrategy, value: }
            quality:
              - type: library
                metric: rowCount
                mustBeGreaterOrEqualTo: 100
              - type: text
                description: Orders look like orders.
          - name: shops
            physicalType: view
            properties:
              - {name: id, logicalType: integer, required: true, unique: true}
        price:
          priceAmount: 9.95
          priceCurrency: USD
        team:
          name: Orders team
          members:
            - username: ceastwood
              role: Data Scientist
              dateIn: "2022-08-02"
        roles:
          - role: reader
            access: read
            firstLevelApprovers: Reporting
        slaProperties:
          - {property: latency, value: 4, unit: d, element: tbl.sold_on}
          - {property: endOfSupport, value: "2032-05-12T09:30:10-08:00"}
          - {property: timeOfAvailability, value: 09:00-08:00, driver: regulatory}
        support:
          - channel: '#help'
            tool: slack
        tags: [transactions]
        customProperties:
          - property: cluster
            value: [ a, {b: 1, c: null} ]
        contractCreatedTs: "2022-11-15T02:59:43+00:00"
        """;

    /// <summary>Version 3.0 wrote the team as a list.</summary>
    public const string Legacy = """
        kind: DataContract
        apiVersion: v3.0.2
        id: legacy
        version: 2.0.0
        status: draft
        team:
          - username: mhopper
            role: Owner
        slaDefaultElement: tab.col
        slaProperties:
          - property: retention
            value: 3
            unit: y
          - property: retention
            value: 5
            unit: y
        schema:
          - name: tab
            properties:
              - name: col
                logicalType: timestamp
                logicalTypeOptions: {timezone: true, minimum: "2020-01-01T00:00:00Z"}
                relationships:
                  - to: other.id
                  - to: schema/other/properties/id
              - name: list
                logicalType: array
                items: {logicalType: string, logicalTypeOptions: {maxLength: 3}}
              - name: inner
                logicalType: object
                properties:
                  - {name: deep, logicalType: boolean}
        """;

    /// <summary>Values that change their meaning when quotes are lost.</summary>
    public const string Odd = """
        {kind: DataContract, apiVersion: v3.1.0, id: "007", version: "1", status: "yes", name: "null", tags: ["true", "1e3", "0x1F", "~", "", " x ", "a: b", "# c", "Ünïcode ✓"],
        description: {purpose: "line\nbreak \"quoted\" \\ back", usage: folded
          text}, customProperties: [{property: nothing, value: ~}, {property: number, value: 0x1F}, {property: flag, value: TRUE}, {property: empty, value: []}, {property: none, value: {}}, {property: nested, value: [[1, [2]], []]}]}
        """;
}
