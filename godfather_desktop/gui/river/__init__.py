"""The river page: targets by date, their readiness, and the bridges to build."""
