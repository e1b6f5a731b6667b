//! Code hosting, package registries, build services and infrastructure as code.

use super::{Issuer, Proof, random, row};
use crate::secrets::shape::Alphabet::{
    Alnum, AnyHex, Base64, Escaped64, Hex, Lower, Upper, Url64, Url64Dot, Uuid, Word,
};
use crate::secrets::shape::Part::{Literal, Run};

const fn github(prefix: &'static str) -> Issuer {
    Issuer {
        name: "github",
        prefix,
        parts: &[Run(Alnum, 36, 251)],
        proof: Proof::Crc32,
    }
}

const fn gitlab(prefix: &'static str) -> Issuer {
    row("gitlab", prefix, &[Run(Url64Dot, 20, 96)])
}

pub(super) const TABLE: &[Issuer] = &[
    github("ghp_"),
    github("gho_"),
    github("ghu_"),
    github("ghs_"),
    github("ghr_"),
    row("github", "github_pat_", &[Run(Word, 70, 255)]),
    gitlab("glpat-"),
    gitlab("gldt-"),
    gitlab("glrt-"),
    gitlab("glrtr-"),
    gitlab("glptt-"),
    gitlab("glft-"),
    gitlab("glsoat-"),
    gitlab("glimt-"),
    gitlab("glagent-"),
    gitlab("glcbt-"),
    gitlab("glffct-"),
    gitlab("gloas-"),
    gitlab("glwt-"),
    row("gitlab", "GR1348941", &[Run(Url64, 20, 40)]),
    row("bitbucket", "ATBB", &[Run(Alnum, 28, 60)]),
    row("bitbucket", "ATCTT3", &[Run(Base64, 100, 250)]),
    row("atlassian", "ATATT3", &[Run(Escaped64, 100, 300)]),
    row("atlassian", "ATCTT3xFfG", &[Run(Escaped64, 80, 300)]),
    row("atlassian", "ATSTT3", &[Run(Escaped64, 80, 300)]),
    row("npm", "npm_", &[Run(Alnum, 36, 80)]),
    row("npm", "_authToken=", &[Run(Uuid, 36, 36)]),
    row("pypi", "pypi-", &[Run(Url64, 80, 400)]),
    row("pypi", "pypi-AgEIcHlwaS5vcmc", &[Run(Url64, 30, 400)]),
    row("pypi", "pypi-AgENdGVzdC5weXBpLm9yZw", &[Run(Url64, 30, 400)]),
    row("rubygems", "rubygems_", &[Run(Hex, 48, 48)]),
    row("docker_hub", "dckr_pat_", &[Run(Url64, 27, 64)]),
    row("docker_hub", "dckr_oat_", &[Run(Url64, 27, 64)]),
    random("artifactory", "AKCp", &[Run(Alnum, 60, 80)]),
    random("artifactory", "cmVmdGtu", &[Run(Alnum, 50, 60)]),
    row("clojars", "CLOJARS_", &[Run(Lower, 60, 60)]),
    row("jsr", "jsrp_", &[Run(Alnum, 30, 80)]),
    row("jsr", "jsrd_", &[Run(Alnum, 30, 80)]),
    row(
        "circleci",
        "CCIPAT_",
        &[Run(Alnum, 20, 24), Literal("_"), Run(AnyHex, 40, 40)],
    ),
    row(
        "circleci",
        "CCIPRJ_",
        &[Run(Alnum, 20, 24), Literal("_"), Run(AnyHex, 40, 40)],
    ),
    row("buildkite", "bkct_", &[Run(Alnum, 30, 80)]),
    row("sonarqube", "sqp_", &[Run(Hex, 40, 40)]),
    row("sonarqube", "squ_", &[Run(Hex, 40, 40)]),
    row("sonarqube", "sqa_", &[Run(Hex, 40, 40)]),
    row("snyk", "snyk_", &[Run(Url64Dot, 30, 200)]),
    row("sourcegraph", "slk_", &[Run(Hex, 64, 64)]),
    row(
        "harness",
        "pat.",
        &[
            Run(Url64, 22, 22),
            Literal("."),
            Run(Hex, 24, 24),
            Literal("."),
            Run(Alnum, 20, 20),
        ],
    ),
    row("octopus_deploy", "API-", &[Run(Upper, 25, 32)]),
    row("pulumi", "pul-", &[Run(Hex, 40, 40)]),
    row("vault", "hvs.", &[Run(Url64, 24, 300)]),
    row("vault", "hvb.", &[Run(Url64, 80, 400)]),
    row("vault", "hvr.", &[Run(Url64, 80, 400)]),
    row("doppler", "dp.pt.", &[Run(Alnum, 40, 48)]),
    row("doppler", "dp.ct.", &[Run(Alnum, 40, 48)]),
    row("doppler", "dp.sa.", &[Run(Alnum, 40, 48)]),
    row("doppler", "dp.scim.", &[Run(Alnum, 40, 48)]),
    row("doppler", "dp.audit.", &[Run(Alnum, 40, 48)]),
    row("doppler", "dp.st.", &[Run(Url64Dot, 40, 100)]),
    row("1password", "ops_eyJ", &[Run(Base64, 200, 4000)]),
    row(
        "1password",
        "A3-",
        &[Run(Upper, 6, 6), Literal("-"), Run(Url64, 27, 32)],
    ),
    row("age", "AGE-SECRET-KEY-1", &[Run(Upper, 58, 58)]),
    row(
        "postman",
        "PMAK-",
        &[Run(AnyHex, 24, 24), Literal("-"), Run(AnyHex, 34, 34)],
    ),
    row("readme", "rdme_", &[Run(Lower, 70, 70)]),
    row("prefect", "pnb_", &[Run(Alnum, 36, 36)]),
    row("dbt", "dbtc_", &[Run(Url64, 30, 60)]),
    row("dbt", "dbtu_", &[Run(Url64, 30, 60)]),
    row("settlemint", "sm_aat_", &[Run(Alnum, 16, 64)]),
    row("settlemint", "sm_pat_", &[Run(Alnum, 16, 64)]),
    row("settlemint", "sm_sat_", &[Run(Alnum, 16, 64)]),
    row(
        "configcat",
        "configcat-sdk-1/",
        &[Run(Url64, 22, 22), Literal("/"), Run(Url64, 22, 22)],
    ),
    row("kaggle", "KGAT_", &[Run(Hex, 32, 64)]),
];
